package io.github.qstash4j.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleRefusalTest {

    private static final String HOURLY = "Upstash-Cron: 0 * * * *";
    private static final String URL = "https://a.test/b";

    @AutoClose
    private final DevServer server = DevServer.builder().manualTime().start();

    private final Rest rest = Rest.of(server);

    private Rest.Answer create(String to, String body, String... headers) {
        return rest.call("POST", "/v2/schedules/" + to, body, headers);
    }

    @Test
    void a_url_group_that_does_not_exist_is_refused() {
        Rest.Answer answer = create("nobody", "", HOURLY);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).contains("destination", "'nobody'");
        assertThat(rest.get("/v2/schedules").body()).isEqualTo("[]");
    }

    @Test
    void more_than_the_plan_allows_fails_its_precondition_and_what_exists_can_still_be_changed() {
        for (int i = 0; i < 1000; i++) {
            create(URL, "", HOURLY, "Upstash-Schedule-Id: s" + i);
        }

        Rest.Answer answer = create(URL, "", HOURLY);
        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.text("error")).contains("schedules", "1000");
        assertThat(create(URL, "", HOURLY, "Upstash-Schedule-Id: s5").status()).isEqualTo(200);
        assertThat(rest.get("/v2/schedules").json()).hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "* * * *", "61 * * * *", "CRON_TZ=Nowhere/X * * * * *", "@every 0s"})
    void a_cron_expression_that_cannot_be_understood_is_refused(String cron) {
        Rest.Answer answer = create(URL, "", "Upstash-Cron: " + cron);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).startsWith("Upstash-Cron ").doesNotContain("Exception");
        assertThat(rest.get("/v2/schedules").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({
        "Upstash-Not-Before: 1767225600,Upstash-Not-Before",
        "Upstash-Schedule-Id: a b, Upstash-Schedule-Id",
        "Upstash-Schedule-Id: a/b, Upstash-Schedule-Id",
        "Upstash-Queue-Name: a b, Upstash-Queue-Name",
        "Upstash-Cron: 1 * * * *, Upstash-Cron",
        "Upstash-Retries: x, Upstash-Retries",
        "Upstash-Delay: x, Upstash-Delay",
        "Upstash-Nonsense: x, Upstash-Nonsense"
    })
    void an_option_that_cannot_be_understood_is_refused_by_name(String header, String named) {
        Rest.Answer answer = create(URL, "", HOURLY, header);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).contains(named);
        assertThat(rest.get("/v2/schedules").body()).isEqualTo("[]");
    }

    @Test
    void a_message_that_is_published_cannot_have_the_options_of_a_schedule() {
        assertThat(rest.publish(URL, "", HOURLY).text("error")).contains("Upstash-Cron");
    }

    @Test
    void a_destination_that_is_none_is_refused() {
        for (String to : new String[] {"ftp://a.test", "http://", "a%20b", "g/pause/x"}) {
            Rest.Answer answer = create(to, "", HOURLY);
            assertThat(answer.status()).as(to).isEqualTo(400);
            assertThat(answer.text("error")).contains("destination");
        }
        assertThat(rest.call("PUT", "/v2/schedules/a", "").head()).contains("Allow: DELETE, GET, POST");
        assertThat(rest.get("/v2/schedules/%zz").status()).isEqualTo(400);
        assertThat(server.timeline().events()).isEmpty();
    }
}
