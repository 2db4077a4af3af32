package io.github.qstash4j.test.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LocalLambdaMainTest {

    private static final String HANDLER = ScriptedHandler.class.getName();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... words) throws InterruptedException {
        return new LocalLambdaMain(print(out), print(err)).run(words, Map.of());
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, UTF_8);
    }

    @Test
    void help_is_printed() throws Exception {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(UTF_8)).startsWith("Usage: ").contains("--handler CLASS", "--front FRONT", "--env K=V");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--handlr x",
                "--handler",
                "--handler a::b::c",
                "--front lambda",
                "--port 65536",
                "--port x",
                "--timeout 1h",
                "--concurrency 0",
                "--env QSTASH_TOKEN",
                "--env _HANDLER=x",
                "--stage dev",
                "--domain a/b",
                "--port 65535 --front alb --front http-api"
            })
    void a_wrong_option_is_named_beside_the_usage(String line) throws Exception {
        List<String> words = new ArrayList<>(List.of("--handler", HANDLER));
        words.addAll(List.of(line.split(" ", -1)));

        assertThat(run(words.toArray(new String[0]))).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("\n\nUsage: ");
        assertThat(err.toString(UTF_8).lines().findFirst().orElseThrow())
                .matches("(%s: |%1$s needs |There is no option %1$s\\.).*".formatted(line.split(" ", 2)[0]));
        assertThat(out.size()).isZero();
    }

    @Test
    void a_missing_handler_is_said() throws Exception {
        assertThat(run("--port", "0")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).startsWith("--handler is missing");
    }

    @Test
    void a_function_that_cannot_start_is_told_in_its_own_words() throws Exception {
        assertThat(run("--handler", "com.example.Nobody")).isEqualTo(1);
        assertThat(err.toString(UTF_8)).startsWith("There is no class com.example.Nobody");
    }

    @Test
    void a_port_that_is_taken_is_one_sentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(run("--handler", HANDLER, "--port", port)).isEqualTo(1);
            assertThat(err.toString(UTF_8))
                    .startsWith("Port " + port + " cannot be listened on. Choose another one by --port.");
        }
    }

    @Test
    void the_function_runs_until_its_parent_ends_even_when_that_is_killed(@TempDir Path temporary) throws Exception {
        Process parent = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-Djava.net.preferIPv6Addresses=true",
                        "-cp",
                        FunctionClassPath.ofThisProcess(),
                        LocalLambdaMain.class.getName(),
                        "--handler=" + HANDLER,
                        "--front=http-api",
                        "--front=alb",
                        "--port=0",
                        "--env",
                        "GREETING=hello")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(parent.getInputStream(), UTF_8))) {
            URI httpApi = url(lines, "http-api ");
            URI alb = url(lines, "alb ");
            ProcessHandle child = parent.children().findFirst().orElseThrow();

            assertThat(Post.to(httpApi, "/", "answer {\"greeting\":1}").body()).isEqualTo("{\"greeting\":1}");
            assertThat(Post.to(alb, "/", "print seen").statusCode()).isEqualTo(502);
            assertThat(awaitLine(lines, "seen")).isEqualTo("seen");

            CompletableFuture<Integer> hanging = CompletableFuture.supplyAsync(() -> status(httpApi, "hang"));
            assertThat(awaitLine(lines, "hanging")).isEqualTo("hanging");

            parent.destroyForcibly();

            assertThat(child.onExit().get(8, TimeUnit.SECONDS).isAlive()).isFalse();
            assertThat(hanging).failsWithin(Duration.ofSeconds(20));
        } finally {
            parent.destroyForcibly();
        }
    }

    private static int status(URI url, String body) {
        try {
            return Post.to(url, "/", body).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URI url(BufferedReader lines, String prefix) throws IOException {
        return URI.create(awaitLine(lines, prefix).substring(prefix.length()));
    }

    private static String awaitLine(BufferedReader lines, String prefix) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith(prefix)) {
            line = lines.readLine();
        }
        assertThat(line).as("a line that starts with %s", prefix).isNotNull();
        return String.valueOf(line);
    }
}
