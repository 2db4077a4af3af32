package io.github.qstash4j.client.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * * *",
                "0 9 * * MON-FRI",
                "*/5,30 0-23/2 1,15,31 jan-dec 0,7",
                "? ? ? ? FRI-SUN",
                "5/15 00 01 02 7/2",
                "0 0 30 2 *",
                "@daily",
                "@every 1h30m",
                "@every 1.5h",
                "CRON_TZ=America/New_York */5 * * * *",
                "CRON_TZ=UTC @weekly"
            })
    void what_qstash_takes_is_taken_and_rendered_as_it_was_given(String text) {
        assertThat(Cron.of(text)).hasToString(text);
    }

    @Test
    void spaces_are_tidied() {
        assertThat(Cron.of("  0\t9 *  * *\n")).hasToString("0 9 * * *").isEqualTo(Cron.of("0 9 * * *"));
        assertThat(Cron.of("CRON_TZ=UTC   @hourly ")).hasToString("CRON_TZ=UTC @hourly");
    }

    @Test
    void a_zone_stands_before_the_fields_and_the_last_one_counts() {
        assertThat(Cron.of("0 9 * * *").in(BERLIN)).hasToString("CRON_TZ=Europe/Berlin 0 9 * * *");
        assertThat(Cron.of("CRON_TZ=Asia/Tokyo 0 9 * * *").in(BERLIN))
                .isEqualTo(Cron.of("0 9 * * *").in(BERLIN));
        assertThat(Cron.of("@daily").in(ZoneOffset.UTC)).hasToString("CRON_TZ=UTC @daily");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60 * * * *           | minute           | 60 is out of range       | 0 to 59",
                "* 24 * * *           | hour             | 24 is out of range       | 0 to 23",
                "* * 0 * *            | day of the month | 0 is out of range        | 1 to 31",
                "* * * 13 *           | month            | 13 is out of range       | 1 to 12 and JAN to DEC",
                "* * * * 8            | day of the week  | 8 is out of range        | SUN to SAT",
                "* * * * MONDAY       | day of the week  | MONDAY                   | SUN to SAT",
                "* * * MON *          | month            | MON                      | JAN to DEC",
                "JAN * * * *          | minute           | JAN                      | 0 to 59",
                "*/0 * * * *          | minute           | \"0\" is no step         | 1 to 99",
                "*/ * * * *           | minute           | \"\" is no step          | 1 to 99",
                "*/100 * * * *        | minute           | \"100\" is no step       | 1 to 99",
                "*/5/5 * * * *        | minute           | more than one step       | 0 to 59",
                "* 17-9 * * *         | hour             | 17-9 runs backwards      | 0 to 23",
                "* 9-12-17 * * *      | hour             | more than one hyphen     | 0 to 23",
                "* 9- * * *           | hour             | a value is missing       | 0 to 23",
                "* -1 * * *           | hour             | a value is missing       | 0 to 23",
                "* *-5 * * *          | hour             | \"*\" is no value        | 0 to 23",
                "1,,2 * * * *         | minute           | a value is missing       | 0 to 59",
                "001 * * * *          | minute           | \"001\"                  | 0 to 59",
                "* * L * *            | day of the month | \"L\" is no value        | 1 to 31",
                "* * * * 5#2          | day of the week  | \"5#2\" is no value      | SUN to SAT",
                "0 0 9 * * *          | five fields      | no seconds               | minute, hour",
                "0 9 * *              | five fields      | 0 9 * *                  | minute, hour",
                "''                   | five fields      | \"\"                     | minute, hour",
                "@reboot              | five fields      | @reboot                  | @daily",
                "@Daily               | five fields      | @Daily                   | @daily",
                "@every 500ms         | interval         | 500ms                    | a second or more",
                "@every 1d            | interval         | 1d                       | hours, minutes and seconds",
                "@every soon          | interval         | soon                     | such as @every 1h30m",
                "CRON_TZ=Berlin 0 9 * * *  | time zone   | Berlin                   | CRON_TZ=Europe/Berlin",
                "CRON_TZ=+01:00 0 9 * * *  | time zone   | +01:00                   | name a region",
                "CRON_TZ= 0 9 * * *        | time zone   | \"\"                     | name a region",
                "CRON_TZ=UTC               | five fields | \"\"                     | minute, hour",
                "TZ=UTC 0 9 * * *          | five fields | TZ=UTC                   | CRON_TZ=",
            })
    void the_refusal_names_the_field_what_is_wrong_and_what_is_allowed(
            String text, String field, String wrong, String allowed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cron.of(text))
                .withMessageStartingWith("cron ")
                .withMessageContaining(field)
                .withMessageContaining(wrong)
                .withMessageContaining(allowed);
    }

    @Test
    void what_a_header_cannot_carry_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cron.of("* * * * \u017fun"))
                .withMessageContaining("ASCII");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cron.of("1,".repeat(130) + "1 * * * *"))
                .withMessageContaining("at most 250");
    }

    @Test
    void an_offset_is_no_zone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cron.of("0 9 * * *").in(ZoneOffset.ofHours(2)))
                .withMessageContaining("+02:00")
                .withMessageContaining("region");
    }
}
