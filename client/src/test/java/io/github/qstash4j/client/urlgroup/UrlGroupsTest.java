package io.github.qstash4j.client.urlgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.PublishResult;
import io.github.qstash4j.client.TestServer;
import io.github.qstash4j.client.UrlGroupDefaults;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlGroupsTest {

    private static final String ONE = TestServer.URL + "/one?key=secret";
    private static final String TWO = TestServer.URL + "/two";
    private static final String THREE = TestServer.URL + "/three";

    @AutoClose
    private final TestServer server = new TestServer();

    private final UrlGroups groups = server.qstash().urlGroups();

    private List<Endpoint> endpoints() {
        return groups.get("group").map(UrlGroup::endpoints).orElse(List.of());
    }

    @Test
    @Calls({"POST /v2/topics/{urlGroupName}/endpoints", "GET /v2/topics/{urlGroupName}"})
    void endpoints_are_added_and_a_name_gets_another_url() {
        groups.addEndpoints("group", List.of(Endpoint.of(ONE), Endpoint.named("second", TWO)));
        groups.addEndpointsAsync("group", List.of(Endpoint.named("second", THREE)))
                .join();

        assertThat(groups.getAsync("group").join()).hasValueSatisfying(group -> {
            assertThat(group.name()).isEqualTo("group");
            assertThat(group.endpoints()).containsExactlyInAnyOrder(Endpoint.of(ONE), Endpoint.named("second", THREE));
            assertThat(group.createdAt()).isEqualTo(TestServer.START);
            assertThat(group.updatedAt()).isEqualTo(TestServer.START);
        });
    }

    @Test
    @Calls("DELETE /v2/topics/{urlGroupName}/endpoints")
    void endpoints_are_removed_by_url_and_by_name_and_the_group_with_its_last() {
        groups.addEndpoints("group", List.of(Endpoint.of(ONE), Endpoint.named("second", TWO), Endpoint.of(THREE)));

        assertThat(groups.removeEndpoints("group", List.of(ONE))).isTrue();
        assertThat(endpoints()).extracting(Endpoint::url).containsExactlyInAnyOrder(TWO, THREE);

        assertThat(groups.removeNamedEndpoints("group", List.of("second"))).isTrue();
        assertThat(endpoints()).containsExactly(Endpoint.of(THREE));

        assertThat(groups.removeEndpointsAsync("group", List.of(THREE)).join()).isTrue();
        assertThat(groups.get("group")).isEmpty();
        assertThat(groups.removeNamedEndpointsAsync("group", List.of("second")).join())
                .isFalse();
    }

    @Test
    @Calls({"GET /v2/topics", "DELETE /v2/topics/{urlGroupName}"})
    void groups_are_listed_until_they_are_deleted() {
        groups.addEndpoints("a", List.of(Endpoint.of(ONE)));
        groups.addEndpoints("b", List.of(Endpoint.of(TWO)));
        assertThat(groups.list()).extracting(UrlGroup::name).containsExactlyInAnyOrder("a", "b");

        groups.delete("a");
        assertThat(groups.listAsync().join()).extracting(UrlGroup::name).containsExactly("b");

        groups.deleteAsync("b").join();
        groups.delete("b");
        assertThat(groups.list()).isEmpty();
    }

    @Test
    @Calls("PATCH /v2/topics/{urlGroupName}")
    void messages_have_the_defaults_of_their_group_unless_they_say_otherwise() {
        groups.addEndpoints("group", List.of(Endpoint.of(TWO)));
        groups.setDefaults(
                "group",
                UrlGroupDefaults.NONE.retries(7).header("X-Tenant", "acme").forwardAllHeaders());

        assertThat(retriesOf(OutgoingMessage.toUrlGroup("group"))).isEqualTo(7);
        assertThat(retriesOf(OutgoingMessage.toUrlGroup("group").retries(1))).isEqualTo(1);

        groups.setDefaultsAsync("group", UrlGroupDefaults.NONE).join();
        assertThat(retriesOf(OutgoingMessage.toUrlGroup("group"))).isEqualTo(3);
    }

    private int retriesOf(OutgoingMessage message) {
        List<PublishResult> published = server.qstash().publishToEach(message);
        assertThat(published).hasSize(1);
        return server.server()
                .message(published.get(0).messageId())
                .message()
                .publication()
                .options()
                .maxRetries();
    }

    @Test
    void a_group_has_no_deduplication_id_by_default() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> UrlGroupDefaults.NONE.deduplicationId("id"))
                .withMessageContaining("contentBasedDeduplication");
        assertThat(UrlGroupDefaults.NONE.header("X-Key", "secret"))
                .hasToString("UrlGroupDefaults[Upstash-Forward-X-Key]");
    }

    @Test
    void what_no_message_could_go_to_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> groups.addEndpoints("group", List.of()))
                .withMessage("There must be at least one endpoint.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> groups.addEndpoints("group", List.of(Endpoint.of("app.example.com"))))
                .withMessageStartingWith("The URL of an endpoint must be an absolute http or https URL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> groups.addEndpoints("group", List.of(Endpoint.named("a b", TWO))))
                .withMessageStartingWith("The name of an endpoint");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> groups.removeEndpoints("group", List.of()))
                .withMessage("There must be at least one endpoint.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> groups.removeNamedEndpoints("group", List.of(" ")))
                .withMessage("The name of an endpoint to remove is blank.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", ".", "https://a.example.com"})
    void a_name_that_cannot_be_one_is_refused(String name) {
        for (Runnable call : List.<Runnable>of(
                () -> groups.addEndpoints(name, List.of(Endpoint.of(TWO))),
                () -> groups.removeEndpoints(name, List.of(TWO)),
                () -> groups.get(name),
                () -> groups.delete(name),
                () -> groups.setDefaults(name, UrlGroupDefaults.NONE))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(call::run)
                    .withMessageStartingWith("The name of a URL group");
        }
    }

    @Test
    void an_endpoint_does_not_print_its_query() {
        assertThat(Endpoint.named("first", ONE)).hasToString("Endpoint[first, " + TestServer.URL + "/one]");
    }
}
