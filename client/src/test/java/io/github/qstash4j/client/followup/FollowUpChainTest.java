package io.github.qstash4j.client.followup;

import static io.github.qstash4j.client.followup.Shop.URL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.FollowUpSteps;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStashRequest;
import io.github.qstash4j.receiver.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Follow-up work of every kind of destination, and what it knows of where it comes from. */
@Calls("POST /v2/batch")
class FollowUpChainTest {

    @AutoClose
    private final Shop shop = new Shop();

    @Test
    void all_messages_of_a_chain_share_the_id_of_the_one_that_it_began_with() {
        shop.handlesWith((delivery, followUp) -> {
            if (delivery.url().endsWith("/order")) {
                followUp.publish("receipt", OutgoingMessage.to(URL + "/receipt"));
            } else if (delivery.url().endsWith("/receipt")) {
                followUp.publish("mail", OutgoingMessage.to(URL + "/mail"));
            }
            return Outcome.acknowledge();
        });

        String order = shop.order();
        shop.runUntil(Duration.ofSeconds(1));

        assertThat(correlationId("/order")).isNull();
        assertThat(correlationId("/receipt")).isEqualTo(order);
        assertThat(correlationId("/mail")).isEqualTo(order);
    }

    @Test
    void steps_go_through_queues_and_to_all_endpoints_of_a_url_group() {
        shop.qstash()
                .call(QStashRequest.post("v2", "topics", "auditors", "endpoints")
                        .json(Map.of("endpoints", List.of(Map.of("url", URL + "/one"), Map.of("url", URL + "/two"))))
                        .answeredByStatus());
        shop.handlesWith((delivery, followUp) -> {
            if (delivery.url().endsWith("/order")) {
                followUp.publish(
                        "mail", OutgoingMessage.to(URL + "/mail").queue("mails").text("for you"));
                followUp.publish("audit", OutgoingMessage.toUrlGroup("auditors").json(Map.of("total", 12)));
            }
            return Outcome.acknowledge();
        });

        String order = shop.order();
        shop.runUntil(Duration.ofSeconds(1));

        assertThat(shop.server()
                        .message(shop.lastHandled("/mail").messageId())
                        .message()
                        .queueName())
                .isEqualTo("mails");
        assertThat(shop.lastHandled("/mail").text()).isEqualTo("for you");
        assertThat(List.of("/one", "/two")).allSatisfy(path -> {
            assertThat(shop.lastHandled(path).urlGroup()).isEqualTo("auditors");
            assertThat(shop.lastHandled(path).text()).isEqualTo("{\"total\":12}");
            assertThat(correlationId(path)).isEqualTo(order);
        });
    }

    private @Nullable String correlationId(String path) {
        return shop.lastHandled(path).headers().first(FollowUpSteps.CORRELATION_HEADER);
    }
}
