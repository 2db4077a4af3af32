package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

class SingleFileJarIT {

    private static final String JAR = Objects.requireNonNull(System.getProperty("dev-server.jar"));

    @Test
    void the_jar_runs_alone_and_delivers() throws Exception {
        try (TestDestination destination = new TestDestination();
                ServerProcess process = new ServerProcess(
                        "-jar", JAR, "--port", "0", "--map", "https://app.example.com=" + destination.url(""))) {
            Rest rest = ServerProcess.rest(process.announcement());
            rest.published("https://app.example.com/jobs", "b");

            assertThat(Tokens.isSignedWith(destination.await(1).get(0).token(), "sig_7kYjw48mhY7kAjqNGcy6cr29RJ6r"))
                    .isTrue();
            process.terminate();
            assertThat(process.announcement()).containsExactly("Stopped.");
        }
    }

    @Test
    void the_licences_of_what_it_bundles_come_along() throws IOException {
        try (JarFile jar = new JarFile(JAR)) {
            Map<String, String> texts = Map.of(
                    "META-INF/LICENSE", "Apache License",
                    "META-INF/NOTICE", "Jackson JSON processor",
                    "META-INF/java-jwt-LICENSE", "Auth0",
                    "META-INF/FastDoubleParser-LICENSE", "MIT License",
                    "META-INF/Schubfach-LICENSE", "Giulietti");
            for (Map.Entry<String, String> text : texts.entrySet()) {
                ZipEntry entry = Objects.requireNonNull(jar.getEntry(text.getKey()), text.getKey());
                assertThat(new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8))
                        .contains(text.getValue());
            }
            assertThat(jar.stream().map(ZipEntry::getName)).noneMatch(name -> name.endsWith("module-info.class"));
        }
    }
}
