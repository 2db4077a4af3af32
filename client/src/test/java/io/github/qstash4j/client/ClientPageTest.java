package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Makes the table of endpoints in {@code docs/client.md} of the tests that say what they call. With
 * {@code -Dqstash4j.pages=write} it writes the table; otherwise it checks that the page has it.
 */
class ClientPageTest {

    private static final Path PAGE = Path.of("..", "docs", "client.md");
    private static final String BEGIN = "<!-- made by ClientPageTest -->\n";
    private static final String END = "<!-- end -->\n";
    private static final String SOURCES = "../client/src/test/java/";

    /** What QStash answers to and the client leaves alone, each with the reason. */
    private static final Map<String, String> NOT_OFFERED = Map.of(
            "PATCH /v2/schedules/{scheduleId}/pause", "the SDKs' spelling of the `POST` above",
            "PATCH /v2/schedules/{scheduleId}/resume", "the SDKs' spelling of the `POST` above",
            "POST /v2/flowControl/{flowControlKey}/reset", "in QStash's changelog only; `resetRate` is documented",
            "GET /v2/events", "the old name of `GET /v2/logs`",
            "DELETE /v2/workflows/runs/{workflowRunId}", "belongs to Upstash Workflow");

    private final Map<String, Set<Class<?>>> calls = calls();

    @Test
    void the_page_has_every_endpoint_and_the_tests_that_call_it() throws IOException {
        String page = Files.readString(PAGE);
        String made = page.substring(0, page.indexOf(BEGIN)) + BEGIN + table() + page.substring(page.indexOf(END));
        if ("write".equals(System.getProperty("qstash4j.pages"))) {
            Files.writeString(PAGE, made);
        }

        assertThat(PAGE)
                .as("run ./mvnw -pl client -am test -Dqstash4j.pages=write")
                .hasContent(made);
    }

    @Test
    void tests_call_what_the_api_has() {
        assertThat(ApiConformity.endpoints()).containsAll(calls.keySet()).containsAll(NOT_OFFERED.keySet());
    }

    @Test
    void every_endpoint_is_called_by_a_test_or_said_not_to_be_offered() {
        List<String> offered = ApiConformity.endpoints().stream()
                .filter(endpoint -> !NOT_OFFERED.containsKey(endpoint))
                .toList();

        assertThat(calls.keySet()).containsExactlyInAnyOrderElementsOf(offered);
    }

    private String table() {
        StringBuilder table = new StringBuilder("| endpoint | called by |\n|---|---|\n");
        for (String endpoint : ApiConformity.endpoints()) {
            String reason = NOT_OFFERED.get(endpoint);
            table.append("| `")
                    .append(endpoint)
                    .append("` | ")
                    .append(reason == null ? links(endpoint) : "**not offered**: " + reason)
                    .append(" |\n");
        }
        return table.toString();
    }

    private String links(String endpoint) {
        return String.join(
                ", ",
                calls.getOrDefault(endpoint, Set.of()).stream()
                        .map(ClientPageTest::link)
                        .sorted()
                        .toList());
    }

    private static String link(Class<?> test) {
        return "[" + test.getSimpleName() + "](" + SOURCES + test.getName().replace('.', '/') + ".java)";
    }

    /** The test classes for each endpoint. */
    private static Map<String, Set<Class<?>>> calls() {
        Map<String, Set<Class<?>>> calls = new TreeMap<>();
        for (Class<?> test : testClasses()) {
            add(calls, test.getAnnotation(Calls.class), test);
            for (Method method : test.getDeclaredMethods()) {
                if (AnnotationSupport.isAnnotated(method, Testable.class)) {
                    add(calls, method.getAnnotation(Calls.class), test);
                }
            }
        }
        return calls;
    }

    private static void add(Map<String, Set<Class<?>>> calls, @Nullable Calls annotation, Class<?> test) {
        if (annotation != null) {
            for (String endpoint : annotation.value()) {
                calls.computeIfAbsent(endpoint, key -> new HashSet<>()).add(test);
            }
        }
    }

    private static List<Class<?>> testClasses() {
        try {
            Path root = Path.of(ClientPageTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(root)) {
                List<Class<?>> classes = new ArrayList<>();
                for (Path file : files.filter(path -> path.toString().endsWith("Test.class"))
                        .toList()) {
                    String name = root.relativize(file)
                            .toString()
                            .replace(file.getFileSystem().getSeparator(), ".");
                    // Not initialized: some hold a server.
                    classes.add(Class.forName(
                            name.substring(0, name.length() - ".class".length()),
                            false,
                            ClientPageTest.class.getClassLoader()));
                }
                return classes;
            }
        } catch (IOException | URISyntaxException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
