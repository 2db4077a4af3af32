package io.github.qstash4j.client.schedule;

import io.github.qstash4j.client.schedule.ScheduleChange.Action;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an owner wants its schedules to be, and how that differs from what they are. */
record Declarations(String owner, Map<String, OutgoingSchedule> byId, boolean takeOver, boolean removeUndeclared) {

    static Declarations of(
            String owner, Map<String, OutgoingSchedule> byId, boolean takeOver, boolean removeUndeclared) {
        Map<String, OutgoingSchedule> copy = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
        return new Declarations(owner, copy, takeOver, removeUndeclared);
    }

    /** First what is declared, in its order, then the rest of what the owner has. */
    List<PlannedStep> compare(List<Schedule> existing) {
        Map<String, Schedule> existingById = new LinkedHashMap<>();
        existing.forEach(schedule -> existingById.put(schedule.id(), schedule));
        List<PlannedStep> steps = new ArrayList<>();
        byId.forEach((id, declared) -> steps.add(step(id, declared, existingById.get(id))));
        for (Schedule schedule : existing) {
            if (!byId.containsKey(schedule.id()) && Ownership.isOwner(owner, schedule)) {
                steps.add(undeclared(schedule));
            }
        }
        return steps;
    }

    /** All that the owner has is to go. */
    List<PlannedStep> removal(List<Schedule> existing) {
        return existing.stream()
                .filter(schedule -> Ownership.isOwner(owner, schedule))
                .map(schedule -> PlannedStep.of(schedule.id(), Action.REMOVE, "all of the owner's are to be removed"))
                .toList();
    }

    private PlannedStep step(String id, OutgoingSchedule declared, @Nullable Schedule existing) {
        OutgoingSchedule wanted = Ownership.mark(owner, declared);
        if (existing == null) {
            return PlannedStep.put(id, Action.CREATE, List.of("there is none"), wanted, false);
        }
        boolean own = Ownership.isOwner(owner, existing);
        if (!own && !takeOver) {
            return PlannedStep.of(id, Action.CONFLICT, Ownership.described(existing));
        }
        List<String> reasons = new ArrayList<>();
        if (!own) {
            reasons.add(Ownership.described(existing) + ", and is taken over");
        }
        reasons.addAll(differences(declared, existing));
        return reasons.isEmpty()
                ? PlannedStep.of(id, Action.UNCHANGED)
                : PlannedStep.put(id, Action.UPDATE, reasons, wanted, existing.isPaused());
    }

    private PlannedStep undeclared(Schedule schedule) {
        return removeUndeclared
                ? PlannedStep.of(schedule.id(), Action.REMOVE, "it is not declared")
                : PlannedStep.of(schedule.id(), Action.UNDECLARED, "removeUndeclared is not set");
    }

    /** Neither URL is told: its query may hold a secret. */
    private static List<String> differences(OutgoingSchedule declared, Schedule existing) {
        List<String> differences = new ArrayList<>();
        String cron = declared.cron().toString();
        if (!cron.equals(existing.cron().trim().replaceAll("\\s+", " "))) {
            differences.add("the cron is " + existing.cron() + ", and is declared as " + cron);
        }
        if (!declared.message().target().equals(existing.destination())) {
            differences.add("the destination is another one");
        }
        if (!Objects.equals(declared.message().queue(), existing.queue())) {
            differences.add("the queue is " + existing.queue() + ", and is declared as "
                    + declared.message().queue());
        }
        if (differences.isEmpty() && !Ownership.isMadeOf(declared, existing)) {
            differences.add("the message or its options have changed");
        }
        return differences;
    }
}
