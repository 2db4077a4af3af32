package io.github.qstash4j.client.schedule;

import java.util.List;

/** The labels that tell who made a schedule, and of what. */
final class Ownership {

    private static final String OWNER = "qstash4j-owner-";
    private static final String DECLARED = "qstash4j-declared-";

    private Ownership() {}

    static OutgoingSchedule mark(String owner, OutgoingSchedule declared) {
        return declared.withLabel(OWNER + owner).withLabel(declaredLabel(declared));
    }

    private static String declaredLabel(OutgoingSchedule declared) {
        return DECLARED + declared.message().fingerprint();
    }

    static boolean isOwner(String owner, Schedule schedule) {
        return schedule.labels().contains(OWNER + owner);
    }

    static boolean isMadeOf(OutgoingSchedule declared, Schedule schedule) {
        return schedule.labels().contains(declaredLabel(declared));
    }

    /** For a reader who wonders why a schedule is not the owner's. */
    static String described(Schedule schedule) {
        List<String> owners = schedule.labels().stream()
                .filter(label -> label.startsWith(OWNER))
                .map(label -> label.substring(OWNER.length()))
                .toList();
        return owners.isEmpty() ? "it has no owner" : "it belongs to " + String.join(" and ", owners);
    }
}
