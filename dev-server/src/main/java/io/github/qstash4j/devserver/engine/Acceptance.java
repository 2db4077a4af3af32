package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.delivery.IdGenerator;
import io.github.qstash4j.devserver.message.Destination;
import io.github.qstash4j.devserver.message.Message;
import io.github.qstash4j.devserver.message.MessageKind;
import io.github.qstash4j.devserver.message.Origin;
import io.github.qstash4j.devserver.message.Publication;
import io.github.qstash4j.devserver.message.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes messages of what is published: none of a duplicate, one for each endpoint of a URL group. */
final class Acceptance {

    private final IdGenerator ids;
    private final Journal journal;
    private final Dispatcher dispatcher;

    Acceptance(IdGenerator ids, Journal journal, Dispatcher dispatcher) {
        this.ids = ids;
        this.journal = journal;
        this.dispatcher = dispatcher;
    }

    /** The part of an id after its prefix. */
    String newId() {
        return ids.next();
    }

    /** One answer for each destination; none when the target is a URL group that does not exist. */
    List<Accepted> publish(
            Account account,
            Target target,
            @Nullable String queueName,
            @Nullable String scheduleId,
            Publication publication,
            Instant now) {
        if (target instanceof Destination destination) {
            Origin origin = new Origin(MessageKind.MESSAGE, null, null, null, scheduleId);
            return List.of(
                    accept(account, origin, destination, queueName, publication, publication.deduplicationId(), now));
        }
        UrlGroup group = account.urlGroups().get(target.text());
        List<Accepted> accepted = new ArrayList<>();
        if (group != null) {
            for (Endpoint endpoint : group.endpoints()) {
                Origin origin = new Origin(MessageKind.MESSAGE, null, group.name(), endpoint.name(), scheduleId);
                accepted.add(accept(
                        account,
                        origin,
                        endpoint.destination(),
                        queueName,
                        publication,
                        ofEndpoint(publication.deduplicationId(), endpoint),
                        now));
            }
        }
        return accepted;
    }

    /** What goes to one endpoint is no duplicate of what goes to another. */
    private static @Nullable String ofEndpoint(@Nullable String deduplicationId, Endpoint endpoint) {
        return deduplicationId == null
                ? null
                : deduplicationId + "\n" + endpoint.destination().url();
    }

    private Accepted accept(
            Account account,
            Origin origin,
            Destination destination,
            @Nullable String queueName,
            Publication publication,
            @Nullable String deduplicationId,
            Instant now) {
        String first = deduplicationId == null ? null : account.deduplication().find(deduplicationId, now);
        if (first != null) {
            return new Accepted(first, destination, true);
        }
        String messageId = create(account, origin, destination, queueName, publication, null, now);
        if (deduplicationId != null) {
            account.deduplication().remember(deduplicationId, messageId, now);
        }
        return new Accepted(messageId, destination, false);
    }

    /**
     * Creates a message and returns its id.
     *
     * @param queueName a queue that does not exist is created
     * @param place in a queue, which the message is to hold too until its end
     */
    String create(
            Account account,
            Origin origin,
            Destination destination,
            @Nullable String queueName,
            Publication publication,
            @Nullable QueuePlace place,
            Instant now) {
        Message message = new Message(
                "msg_" + ids.next(),
                account.owner(),
                origin,
                destination,
                queueName,
                publication,
                now,
                publication.dueAt(now));
        if (queueName != null) {
            account.queue(queueName, now);
        }
        FlowGate gate = account.gate(publication.flowControl());
        MessageInProgress created = new MessageInProgress(account, message, gate, place);
        account.inProgress().put(message.id(), created);
        journal.created(created, now);
        if (gate != null) {
            // The message may name wider limits than those that others wait for.
            dispatcher.open(gate, now);
        }
        dispatcher.schedule(created, message.notBefore());
        return message.id();
    }
}
