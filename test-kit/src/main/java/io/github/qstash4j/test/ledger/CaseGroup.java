package io.github.qstash4j.test.ledger;

import java.util.List;
import java.util.stream.Stream;

/** Demands that belong together, because they are about one thing or need one capability. */
record CaseGroup(String name, List<LedgerCase> cases) {

    /** Everything, from a single claim to a receiver that works with the ledger. */
    static List<CaseGroup> all() {
        return List.of(
                new CaseGroup("claims", ClaimCases.all()),
                new CaseGroup("conflicts", ConflictCases.all()),
                new CaseGroup("keys", KeyCases.all()),
                new CaseGroup("leases", LeaseCases.all()),
                new CaseGroup("owners", OwnerCases.all()),
                new CaseGroup("owner tokens", OwnerTokenCases.all()),
                new CaseGroup("stalled owners", StalledOwnerCases.all()),
                new CaseGroup("progress", ProgressCases.all()),
                new CaseGroup("responses", ResponseCases.all()),
                new CaseGroup("retention", RetentionCases.all()),
                new CaseGroup("many at once", CrowdCases.all()),
                new CaseGroup("several processes", both(ProcessCases.all(), ProcessRaceCases.all())),
                new CaseGroup("engine", EngineCases.all()),
                new CaseGroup("client clocks", ClientClockCases.all()),
                new CaseGroup("receiver: handled once", HandledOnceCases.all()),
                new CaseGroup("receiver: handled again", HandledAgainCases.all()),
                new CaseGroup("receiver: second worker", SecondWorkerCases.all()),
                new CaseGroup("receiver: replayed delivery", ReplayCases.all()),
                new CaseGroup("receiver: apart", ApartCases.all()));
    }

    private static List<LedgerCase> both(List<LedgerCase> some, List<LedgerCase> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
