package io.github.qstash4j.devserver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.qstash4j.devserver.Shows;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CronTest {

    // A Thursday.
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static List<String> next(String cron, Instant after, int count) {
        Cron parsed = Cron.parse(cron);
        List<String> times = new ArrayList<>();
        Instant time = after;
        for (int i = 0; i < count; i++) {
            time = parsed.next(time);
            if (time == null) {
                break;
            }
            // Minutes of UTC are enough.
            times.add(time.toString().substring(0, 16));
        }
        return times;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * *|2026-01-01T00:01 2026-01-01T00:02",
                "*/5 * * * *|2026-01-01T00:05 2026-01-01T00:10",
                "5/25 * * * *|2026-01-01T00:05 2026-01-01T00:30 2026-01-01T00:55 2026-01-01T01:05",
                "0,30-40/5,59 * * * *|2026-01-01T00:30 2026-01-01T00:35 2026-01-01T00:40 2026-01-01T00:59",
                "*/59 * * * *|2026-01-01T00:59 2026-01-01T01:00",
                "*/60 * * * *|2026-01-01T01:00 2026-01-01T02:00",
                "0 */24 * * *|2026-01-02T00:00 2026-01-03T00:00",
                "15 9-11 * * *|2026-01-01T09:15 2026-01-01T10:15 2026-01-01T11:15 2026-01-02T09:15",
                "0 0 31 * *|2026-01-31T00:00 2026-03-31T00:00 2026-05-31T00:00",
                "0 0 29 2 *|2028-02-29T00:00 2032-02-29T00:00",
                "0 0 1 JAN,jul *|2026-07-01T00:00 2027-01-01T00:00",
                "0 0 1 feb-APR *|2026-02-01T00:00 2026-03-01T00:00 2026-04-01T00:00 2027-02-01T00:00",
                "0 0 1 */6 *|2026-07-01T00:00 2027-01-01T00:00",
                "0 0 * * 0|2026-01-04T00:00 2026-01-11T00:00",
                "0 0 * * 7|2026-01-04T00:00 2026-01-11T00:00",
                "0 0 * * sun|2026-01-04T00:00 2026-01-11T00:00",
                "0 0 * * Mon-Wed|2026-01-05T00:00 2026-01-06T00:00 2026-01-07T00:00 2026-01-12T00:00",
                "0 0 * * SUN-TUE|2026-01-04T00:00 2026-01-05T00:00 2026-01-06T00:00 2026-01-11T00:00",
                "0 0 * * FRI-SUN|2026-01-02T00:00 2026-01-03T00:00 2026-01-04T00:00 2026-01-09T00:00",
                "0 0 * * 5-7|2026-01-02T00:00 2026-01-03T00:00 2026-01-04T00:00 2026-01-09T00:00",
                "0 0 * * SUN/2|2026-01-03T00:00 2026-01-04T00:00 2026-01-06T00:00 2026-01-08T00:00",
                "0 0 * * MON/2|2026-01-02T00:00 2026-01-05T00:00 2026-01-07T00:00 2026-01-09T00:00 2026-01-12T00:00",
                "0 0 * * 1/6|2026-01-05T00:00 2026-01-12T00:00",
                "0 0 * * 1-7/6|2026-01-04T00:00 2026-01-05T00:00 2026-01-11T00:00",
                "0 0 * * 7/2|2026-01-03T00:00 2026-01-04T00:00 2026-01-06T00:00",
                "0 0 * * */2|2026-01-03T00:00 2026-01-04T00:00 2026-01-06T00:00 2026-01-08T00:00",
                "0 0 * * SAT,SUN|2026-01-03T00:00 2026-01-04T00:00 2026-01-10T00:00",
                "0 0 ? * ?|2026-01-02T00:00 2026-01-03T00:00",
                "0 0 ? * 1|2026-01-05T00:00 2026-01-12T00:00",
                "  0 \t 12   * * *  |2026-01-01T12:00 2026-01-02T12:00",
            })
    void fires_at_the_minutes_that_all_fields_match(String cron, String times) {
        List<String> expected = List.of(times.split(" "));

        assertThat(next(cron, START, expected.size())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@hourly|2026-01-01T01:00 2026-01-01T02:00",
                "@daily|2026-01-02T00:00 2026-01-03T00:00",
                "@midnight|2026-01-02T00:00 2026-01-03T00:00",
                "@weekly|2026-01-04T00:00 2026-01-11T00:00",
                "@monthly|2026-02-01T00:00 2026-03-01T00:00",
                "@yearly|2027-01-01T00:00 2028-01-01T00:00",
                "@annually|2027-01-01T00:00 2028-01-01T00:00",
                "CRON_TZ=Asia/Tokyo @daily|2026-01-01T15:00 2026-01-02T15:00",
                "@every 1h30m|2026-01-01T01:30 2026-01-01T03:00",
                "CRON_TZ=Asia/Tokyo @every 60s|2026-01-01T00:01 2026-01-01T00:02",
            })
    void knows_the_names_for_common_times(String cron, String times) {
        List<String> expected = List.of(times.split(" "));

        assertThat(next(cron, START, expected.size())).isEqualTo(expected);
    }

    @Test
    void fires_after_the_given_time_and_on_whole_minutes() {
        Cron minutely = Cron.parse("* * * * *");

        assertThat(minutely.next(START.minusNanos(1))).isEqualTo(START);
        assertThat(minutely.next(START)).isEqualTo(START.plusSeconds(60));
        assertThat(minutely.next(START.plusMillis(59_999))).isEqualTo(START.plusSeconds(60));
        assertThat(Cron.parse("@every 1500ms").next(START.plusMillis(900))).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void one_of_the_days_must_match_where_both_are_restricted() {
        assertThat(next("0 0 13 * 5", START, 5))
                .containsExactly(
                        "2026-01-02T00:00",
                        "2026-01-09T00:00",
                        "2026-01-13T00:00",
                        "2026-01-16T00:00",
                        "2026-01-23T00:00");
        assertThat(next("0 0 */10 * 1", START, 3))
                .containsExactly("2026-01-05T00:00", "2026-01-11T00:00", "2026-01-12T00:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 */1 * 1", "0 0 ?/1 * 1", "0 0 * * 1"})
    void a_day_that_may_be_any_does_not_count_as_restricted(String cron) {
        assertThat(next(cron, START, 2)).containsExactly("2026-01-05T00:00", "2026-01-12T00:00");
    }

    @Test
    void a_time_that_the_clocks_skip_does_not_fire() {
        // In New York, 02:00 of 8 March 2026 is 03:00 at once: 07:00 UTC.
        Instant midnight = Instant.parse("2026-03-08T05:00:00Z");

        assertThat(next("CRON_TZ=America/New_York 30 2 * * *", midnight.minusSeconds(86_400), 3))
                .containsExactly("2026-03-07T07:30", "2026-03-09T06:30", "2026-03-10T06:30");
        assertThat(next("CRON_TZ=America/New_York 30 1,3 * * *", midnight, 3))
                .containsExactly("2026-03-08T06:30", "2026-03-08T07:30", "2026-03-09T05:30");
        assertThat(next("CRON_TZ=America/New_York 0 * * * *", midnight, 3))
                .containsExactly("2026-03-08T06:00", "2026-03-08T07:00", "2026-03-08T08:00");
        assertThat(next("CRON_TZ=America/New_York 0 3 * * *", midnight, 2))
                .containsExactly("2026-03-08T07:00", "2026-03-09T07:00");
        assertThat(next("CRON_TZ=America/New_York 30 2 8 3 *", midnight, 1)).containsExactly("2027-03-08T07:30");
    }

    @Test
    void a_time_that_comes_twice_fires_twice() {
        // In New York, 02:00 of 1 November 2026 is 01:00 again: 06:00 UTC.
        Instant midnight = Instant.parse("2026-11-01T04:00:00Z");

        assertThat(next("CRON_TZ=America/New_York 30 1 * * *", midnight, 3))
                .containsExactly("2026-11-01T05:30", "2026-11-01T06:30", "2026-11-02T06:30");
        assertThat(next("CRON_TZ=America/New_York 0 1 * * *", midnight, 3))
                .containsExactly("2026-11-01T05:00", "2026-11-01T06:00", "2026-11-02T06:00");
        assertThat(next("CRON_TZ=America/New_York */30 * * * *", Instant.parse("2026-11-01T05:01:00Z"), 5))
                .containsExactly(
                        "2026-11-01T05:30",
                        "2026-11-01T06:00",
                        "2026-11-01T06:30",
                        "2026-11-01T07:00",
                        "2026-11-01T07:30");
        assertThat(next("CRON_TZ=America/New_York 0 2 * * *", midnight, 2))
                .containsExactly("2026-11-01T07:00", "2026-11-02T07:00");
    }

    @Shows("CRON_TZ=")
    @ParameterizedTest
    @ValueSource(strings = {"* * * * *", "*/7 * * * *", "30 1 * * *", "0 2,3 * * *", "15 * 1,8 * 0"})
    void fires_in_a_zone_exactly_when_its_wall_clock_says_so(String fields) {
        Instant end = Instant.parse("2026-11-03T00:00:00Z");
        ZoneId zone = ZoneId.of("America/New_York");
        Cron utc = Cron.parse(fields);
        Cron zoned = Cron.parse("CRON_TZ=America/New_York " + fields);

        Instant next = zoned.next(Instant.parse("2026-10-30T23:59:59Z"));
        for (Instant minute = Instant.parse("2026-10-31T00:00:00Z");
                minute.isBefore(end);
                minute = minute.plusSeconds(60)) {
            Instant wallTime = minute.atZone(zone).toLocalDateTime().toInstant(ZoneOffset.UTC);
            boolean fires = wallTime.equals(utc.next(wallTime.minusSeconds(1)));
            assertThat(minute.equals(next)).as("%s", minute).isEqualTo(fires);
            next = fires ? zoned.next(minute) : next;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 0 30 2 *",
                "* * 31 2,4,6,9,11 *",
                "*/5 * 30-31 FEB *",
                "CRON_TZ=America/New_York 0 0 30 2 *",
                "CRON_TZ=Africa/Casablanca * * 31 4 *"
            })
    void a_day_that_no_month_has_never_comes_and_that_is_known_at_once(String cron) {
        Cron never = Cron.parse(cron);

        // The time is generous, since what it guards against does not end.
        assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> assertThat(never.next(START)).isNull());
    }

    @Test
    void a_leap_day_is_found_across_the_years_of_a_zone_with_changing_clocks() {
        Instant after = Instant.parse("2096-03-01T00:00:00Z");

        assertThat(next("CRON_TZ=Europe/Berlin 0 12 29 2 *", after, 1)).containsExactly("2104-02-29T11:00");
    }

    @Test
    void is_at_most_250_characters_long() {
        String longest = "10" + ",20,5-59/7".repeat(24) + " * * * *";

        assertThat(longest).hasSize(250);
        assertThat(next(longest, START, 3)).containsExactly("2026-01-01T00:05", "2026-01-01T00:10", "2026-01-01T00:12");
        assertThatThrownBy(() -> Cron.parse("1" + longest))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be at most 250 characters long");
    }

    @Test
    void names_are_understood_whatever_the_language_of_the_machine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(next("0 0 * apr fri", START, 1)).containsExactly("2026-04-03T00:00");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void is_shown_as_it_was_given_without_the_spaces_around_it() {
        assertThat(Cron.parse("  CRON_TZ=America/New_York  */5  * * *  MON\n"))
                .hasToString("CRON_TZ=America/New_York  */5  * * *  MON");
    }
}
