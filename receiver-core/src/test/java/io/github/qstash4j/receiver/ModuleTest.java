package io.github.qstash4j.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModuleTest {

    @Test
    void the_module_exports_its_API_and_needs_what_the_module_table_says() throws URISyntaxException {
        URI classes = Receiver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();

        ModuleDescriptor module = ModuleFinder.of(Path.of(classes))
                .find("io.github.qstash4j.receiver")
                .orElseThrow()
                .descriptor();

        assertThat(module.isAutomatic()).isFalse();
        assertThat(module.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrder(
                        "io.github.qstash4j.receiver",
                        "io.github.qstash4j.receiver.consumer",
                        "io.github.qstash4j.receiver.ledger");
        assertThat(module.requires())
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactlyInAnyOrder(
                        "java.base", "com.auth0.jwt", "com.fasterxml.jackson.databind", "org.jspecify");
    }
}
