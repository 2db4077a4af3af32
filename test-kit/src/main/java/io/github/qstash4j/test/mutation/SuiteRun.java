package io.github.qstash4j.test.mutation;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One run of a suite, until its end or its first case that fails. */
public final class SuiteRun {

    private SuiteRun() {}

    /** Runs it, with the classes of the thread's own class loader. */
    public static void run(Path results, String suite) {
        LauncherDiscoveryRequest cases = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(suite))
                .build();
        CancellationToken cancellation = CancellationToken.create();
        LauncherFactory.create()
                .execute(LauncherExecutionRequestBuilder.request(cases)
                        .listeners(new CaseWriter(results, cancellation))
                        .cancellationToken(cancellation)
                        .build());
    }
}
