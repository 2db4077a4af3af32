package io.github.qstash4j.test.mutation;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The child: runs one suite, and ends whatever threads that leaves behind. */
final class SuiteMain {

    private SuiteMain() {}

    /**
     * Runs it.
     *
     * @param args the file for the result, the class of the suite
     */
    public static void main(String[] args) {
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(args[1]))
                                .build(),
                        new CaseWriter(Path.of(args[0])));
        Runtime.getRuntime().halt(0);
    }
}
