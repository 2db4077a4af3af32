package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Map<String, String> environment, String... words) throws InterruptedException {
        return new CommandLine(print(out), print(err)).run(words, environment);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Test
    void help_is_printed() throws Exception {
        assertThat(run(Map.of(), "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("Usage: ")
                .contains("--port N", "--map FROM=TO", "--time real|xN", "--help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--prt 1",
                "extra",
                "--port",
                "--port x",
                "--port 65536",
                "--port=-1",
                "--map https://a.test",
                "--map a=b",
                "--map https://a.test=http://b.test?c",
                "--time x0",
                "--time 100",
                "--time x1000001",
                "--time="
            })
    void a_wrong_option_is_named_beside_the_usage(String line) throws Exception {
        String[] words = line.split(" ", -1);

        assertThat(run(Map.of(), words)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(words[0].split("=", -1)[0])
                .contains("\n\nUsage: ");
        assertThat(out.size()).isZero();
    }

    @Test
    void a_wrong_port_in_the_environment_is_named() throws Exception {
        assertThat(run(Map.of("QSTASH_DEV_PORT", "many"))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("QSTASH_DEV_PORT: port must be");
    }

    @Test
    void a_port_that_is_taken_is_one_sentence() throws Exception {
        try (DevServer first = DevServer.start()) {
            String port = Integer.toString(first.url().getPort());

            assertThat(run(Map.of("QSTASH_DEV_PORT", port))).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .startsWith("Port " + port + " cannot be listened on.")
                    .hasLineCount(1);
        }
    }

    @Test
    void a_server_runs_as_a_module_with_its_dependencies_and_delivers() throws Exception {
        Set<String> needed = Set.of("classes", "java-jwt", "jackson", "httpcore5");
        String modulePath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        needed.stream().anyMatch(Path.of(entry).getFileName().toString()::startsWith))
                .collect(Collectors.joining(File.pathSeparator));
        try (TestDestination destination = new TestDestination();
                ServerProcess process = new ServerProcess(
                        "-p",
                        modulePath,
                        "-m",
                        "io.github.qstash4j.devserver/" + CommandLine.class.getName(),
                        "--port=0")) {
            ServerProcess.rest(process.announcement()).published(destination.url("/"), "b");

            assertThat(destination.await(1).get(0).text()).isEqualTo("b");
        }
    }

    @Test
    void a_server_says_how_to_reach_it_maps_destinations_and_ends_when_asked_to() throws Exception {
        try (TestDestination destination = new TestDestination();
                ServerProcess process = new ServerProcess(
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommandLine.class.getName(),
                        "--port=0",
                        "--map",
                        "https://app.example.com=" + destination.url(""),
                        "--time",
                        "x100000")) {
            List<String> lines = process.announcement();
            Rest rest = ServerProcess.rest(lines);

            assertThat(lines).hasSize(5);
            assertThat(lines.get(2)).isEqualTo("QSTASH_CURRENT_SIGNING_KEY=sig_7kYjw48mhY7kAjqNGcy6cr29RJ6r");
            assertThat(lines.get(3)).isEqualTo("QSTASH_NEXT_SIGNING_KEY=sig_5ZB6DVzB1wjE8S6rZ7eenA8Pdnhs");
            assertThat(lines.get(4))
                    .containsPattern("(?i)runn+ing( at|\\.)")
                    .endsWith(rest.url().toString());
            Rest fourth = new Rest(rest.url(), "eyJVc2VySUQiOiJ0ZXN0VXNlcjMiLCJQYXNzd29yZCI6InRlc3RQYXNzd29yZCJ9");
            assertThat(fourth.get("/v2/keys").text("current")).isEqualTo("sig_5T8FcSsynBjn9mMLBsXhpacRovJf");
            rest.published("https://app.example.com/jobs", "b", "Upstash-Delay: 1h");
            assertThat(destination.await(1).get(0).header("Host")).isEqualTo("app.example.com");

            process.terminate();

            assertThat(process.announcement()).containsExactly("Stopped.");
            assertThat(process.exitStatus()).isEqualTo(143);
        }
    }
}
