package io.github.qstash4j.spring.observation;

import io.github.qstash4j.client.Publication;
import io.github.qstash4j.client.PublishInterceptor;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/** Observes every call that publishes, and has its messages carry the trace on. */
final class PublishObservations implements PublishInterceptor {

    private static final QStashPublishConvention DEFAULT = new DefaultQStashPublishConvention();

    private final ObservationRegistry registry;
    private final @Nullable QStashPublishConvention convention;

    PublishObservations(ObservationRegistry registry, @Nullable QStashPublishConvention convention) {
        this.registry = registry;
        this.convention = convention;
    }

    @Override
    public End before(Publication publication) {
        QStashPublishContext context = new QStashPublishContext(publication);
        Observation observation = Observation.start(convention, DEFAULT, () -> context, registry);
        publication.replaceEach(context::traced);
        return (results, failure) -> {
            context.answeredBy(results);
            if (failure != null) {
                observation.error(failure);
            }
            observation.stop();
        };
    }
}
