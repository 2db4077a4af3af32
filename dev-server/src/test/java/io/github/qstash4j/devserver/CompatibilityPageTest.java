package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Makes {@code docs/dev-server-compatibility.md} of the tests that say what they show. With
 * {@code -Dqstash4j.pages=write} it writes the page; otherwise it checks that the page is that.
 */
class CompatibilityPageTest {

    private static final Path PAGE = Path.of("..", "docs", "dev-server-compatibility.md");
    private static final String UNSUPPORTED = "no ";

    private final Map<String, Set<String>> shown = shown();

    @Test
    void the_page_says_what_the_tests_show() throws IOException {
        String page = page();
        if ("write".equals(System.getProperty("qstash4j.pages"))) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE)
                .as("run ./mvnw -pl dev-server -am test -Dqstash4j.pages=write")
                .hasContent(page.stripTrailing());
    }

    @Test
    void every_feature_is_shown_by_a_test_or_said_not_to_be_supported() {
        List<String> supported = Features.all().values().stream()
                .flatMap(List::stream)
                .filter(feature -> !feature.startsWith(UNSUPPORTED))
                .toList();

        assertThat(shown.keySet()).containsExactlyInAnyOrderElementsOf(supported);
    }

    private String page() {
        StringBuilder page = new StringBuilder("""
                # What the dev server supports

                Made from the tests: each line names the test classes that show it. `CompatibilityPageTest` keeps this page
                true. [How to use the server](dev-server.md).
                """);
        Features.all().forEach((group, features) -> {
            page.append("\n## ").append(group).append("\n\n| | shown by |\n|---|---|\n");
            for (String feature : features) {
                page.append(row(feature)).append('\n');
            }
        });
        return page.toString();
    }

    private String row(String feature) {
        if (feature.startsWith(UNSUPPORTED)) {
            int reason = feature.indexOf(": ");
            return "| `" + feature.substring(UNSUPPORTED.length(), reason) + "` | **not supported**: "
                    + feature.substring(reason + 2) + " |";
        }
        String code = feature.contains("/") || feature.startsWith("Upstash-") ? "`" : "";
        return "| " + code + feature + code + " | " + String.join(", ", shown.getOrDefault(feature, Set.of())) + " |";
    }

    /** The test classes for each feature. */
    private static Map<String, Set<String>> shown() {
        Map<String, Set<String>> shown = new TreeMap<>();
        for (Class<?> test : testClasses()) {
            add(shown, test.getAnnotation(Shows.class), test);
            for (Method method : test.getDeclaredMethods()) {
                if (AnnotationSupport.isAnnotated(method, Testable.class)) {
                    add(shown, method.getAnnotation(Shows.class), test);
                }
            }
        }
        return shown;
    }

    private static void add(Map<String, Set<String>> shown, @Nullable Shows shows, Class<?> test) {
        if (shows != null) {
            for (String feature : shows.value()) {
                shown.computeIfAbsent(feature, key -> new TreeSet<>()).add(test.getSimpleName());
            }
        }
    }

    private static List<Class<?>> testClasses() {
        try {
            Path root = Path.of(CompatibilityPageTest.class
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
                            CompatibilityPageTest.class.getClassLoader()));
                }
                return classes;
            }
        } catch (IOException | URISyntaxException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
