package io.github.qstash4j.benchmarks.load;

import io.github.qstash4j.benchmarks.Jdk;
import java.io.IOException;

/** All of a plan on one server process. */
final class Measurement {

    private final LoadPlan plan;
    private final ServerProcess process;

    Measurement(LoadPlan plan, ServerProcess process) {
        this.plan = plan;
        this.process = process;
    }

    LoadResults measure(Jdk jdk) throws IOException, InterruptedException {
        System.out.println(jdk + ", " + String.join(" ", ServerProcess.HEAP));
        for (int i = 0; i < plan.warmups(); i++) {
            try (Session session = open()) {
                Run run = session.run(Traffic.lasting(LoadPlan.WARMUP));
                System.out.printf("  warming up     %,8.0f/s%n", run.perSecond());
            }
        }
        LoadResults results = sustained();
        long emptyHeap = emptyHeap();
        for (LoadPlan.Step step : plan.steps()) {
            measure(step, results, emptyHeap);
        }
        return results;
    }

    private LoadResults sustained() throws IOException {
        Run fast;
        try (Session session = open()) {
            session.openConnections();
            fast = session.run(Traffic.lasting(plan.sustained()));
        }
        try (Session session = open()) {
            session.openConnections();
            Run half = session.run(Traffic.paced(fast.perSecond() / 2, plan.sustained()));
            System.out.printf("  sustained %,.0f/s, measured at half of it%n", fast.perSecond());
            return new LoadResults(fast, half);
        }
    }

    /** Of a server that has delivered nothing, in a JVM that has seen much. */
    private long emptyHeap() throws IOException {
        process.open();
        return process.liveHeapBytes();
    }

    private void measure(LoadPlan.Step step, LoadResults results, long emptyHeap)
            throws IOException, InterruptedException {
        int rounds = step.hasServerForEachRound() ? 1 : step.rounds();
        for (int server = 0; server < step.rounds() / rounds; server++) {
            try (Session session = open()) {
                session.run(step.stored().traffic());
                if (!results.hasHeap(step.stored())) {
                    session.closeConnections();
                    double bytes = process.liveHeapBytes() - emptyHeap;
                    results.addHeap(step.stored(), bytes / step.stored().count());
                }
                for (int round = 0; round < rounds; round++) {
                    round(step.stored(), session, results);
                }
            }
        }
    }

    private static void round(Stored stored, Session session, LoadResults results) throws IOException {
        session.openConnections();
        Run fast = session.run(Traffic.messages(LoadPlan.ROUND_MESSAGES));
        Run paced = session.run(Traffic.paced(results.halfRate(), LoadPlan.ROUND_PACED));
        results.addRound(stored, fast, paced);
        System.out.printf(
                "  %-14s %,8.0f/s %6.1f us of server CPU%n",
                stored.name(), fast.perSecond(), fast.serverMicroseconds());
    }

    private Session open() throws IOException {
        return new Session(process.open(), process::cpuNanos);
    }
}
