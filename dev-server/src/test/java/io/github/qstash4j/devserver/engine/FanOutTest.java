package io.github.qstash4j.devserver.engine;

import static io.github.qstash4j.devserver.engine.EngineFixture.OWNER;
import static io.github.qstash4j.devserver.engine.EngineFixture.destination;
import static io.github.qstash4j.devserver.engine.Sending.once;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.message.UrlGroupName;
import java.util.List;
import org.junit.jupiter.api.Test;

class FanOutTest {

    private static final String A = "https://a.test/";
    private static final String B = "https://b.test/";
    private static final UrlGroupName GROUP = new UrlGroupName("group");

    private final EngineFixture fixture = new EngineFixture();
    private final UrlGroups groups = fixture.engine.urlGroups(OWNER);

    private List<Accepted> publish(Sending sending) {
        return fixture.engine.publish(OWNER, GROUP, null, sending.publication());
    }

    private void add(String url) {
        groups.add("group", List.of(new Endpoint(destination(url), null)));
    }

    @Test
    void every_endpoint_gets_a_message_of_its_own_in_the_order_of_the_group() {
        groups.add("group", List.of(new Endpoint(destination(A), "first"), new Endpoint(destination(B), null)));

        List<Accepted> accepted = publish(once());
        fixture.workOff();

        assertThat(accepted)
                .extracting(Accepted::messageId)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(fixture.attempted()).containsExactly(A, B);
        assertThat(fixture.timeline.events().get(0).message().origin().endpointName())
                .isEqualTo("first");
        assertThat(fixture.timeline.events().get(1).message().origin().urlGroup())
                .isEqualTo("group");
    }

    @Test
    void deduplication_is_for_each_endpoint() {
        add(A);
        String first = publish(once().deduplicatedBy("d")).get(0).messageId();
        add(B);

        List<Accepted> again = publish(once().deduplicatedBy("d"));

        assertThat(again).extracting(Accepted::deduplicated).containsExactly(true, false);
        assertThat(again.get(0).messageId()).isEqualTo(first);
        assertThat(publish(once().deduplicatedBy("d")))
                .extracting(Accepted::deduplicated)
                .containsOnly(true);
    }

    @Test
    void a_group_that_does_not_exist_gets_nothing() {
        add(A);
        groups.remove("group", any -> true);

        assertThat(publish(once())).isEmpty();
        assertThat(groups.find("group")).isNull();
    }

    @Test
    void an_endpoint_with_the_same_url_or_name_takes_the_place_of_the_one_before() {
        groups.add("group", List.of(new Endpoint(destination(A), "first")));
        groups.add("group", List.of(new Endpoint(destination(B), "first")));
        groups.add("group", List.of(new Endpoint(destination(B), "second")));

        assertThat(groups.all())
                .flatExtracting(UrlGroup::endpoints)
                .containsExactly(new Endpoint(destination(B), "second"));
    }

    @Test
    void what_was_accepted_before_a_change_is_delivered() {
        add(A);
        publish(once());
        groups.delete("group");

        fixture.workOff();

        assertThat(fixture.attempted()).containsExactly(A);
    }
}
