package io.github.qstash4j.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.aot.AbstractAotProcessor;

/** An application that was processed ahead of time starts from the generated code, and verifies. */
class AotTest {

    private static final String LISTENS = "listens at ";
    private static final String[] ARGUMENTS = {
        "--server.port=0",
        "--qstash.token=token",
        "--qstash.ledger.type=memory",
        "--qstash.current-signing-key=" + TestKeys.CURRENT,
        "--qstash.public-base-url=" + RunningApplication.PUBLIC,
        "--spring.main.banner-mode=off"
    };

    @TempDir
    private Path generated;

    @Test
    void starts_from_generated_code_and_verifies() throws Exception {
        new SpringApplicationAotProcessor(AotApplication.class, settings(), ARGUMENTS).process();
        compile();

        Process application = start();
        try {
            String address = "http://127.0.0.1:" + port(application) + "/jobs/order-placed";
            SignedRequest delivery = RunningApplication.signed("/jobs/order-placed");

            HttpResponse<String> handled = send(address, delivery);
            assertThat(handled.body()).isEqualTo("o-1 msg_test");
            assertThat(send(address, delivery.signedWith(TestKeys.UNKNOWN)).statusCode())
                    .isEqualTo(401);
        } finally {
            application.destroy();
        }
    }

    private AbstractAotProcessor.Settings settings() {
        return AbstractAotProcessor.Settings.builder()
                .sourceOutput(generated.resolve("sources"))
                .resourceOutput(generated.resolve("classes"))
                .classOutput(generated.resolve("classes"))
                .groupId("test")
                .artifactId("test")
                .build();
    }

    private void compile() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-nowarn", "-d", generated.resolve("classes").toString(), "-cp", classPath()));
        try (Stream<Path> sources = Files.walk(generated.resolve("sources"))) {
            sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }

    /** Another process, since generated code stands in the packages of what it calls. */
    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dspring.aot.enabled=true",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                AotApplication.class.getName()));
        command.addAll(List.of(ARGUMENTS));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private String classPath() {
        return generated.resolve("classes")
                + System.getProperty("path.separator")
                + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static String port(Process application) throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader output = new BufferedReader(new InputStreamReader(application.getInputStream(), UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith(LISTENS)) {
                assertThat(said).contains("Starting AOT-processed");
                return line.substring(LISTENS.length());
            }
        }
        throw new AssertionError("It did not start: " + said);
    }

    private static HttpResponse<String> send(String address, SignedRequest request) throws Exception {
        HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(address))
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> http.header(name, value)));
        return HttpClient.newHttpClient().send(http.build(), HttpResponse.BodyHandlers.ofString());
    }
}
