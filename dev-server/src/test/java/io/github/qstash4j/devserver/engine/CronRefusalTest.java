package io.github.qstash4j.devserver.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class CronRefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60 * * * *|a minute from 0 to 59",
                "60-1 * * * *|a minute from 0 to 59",
                "10-5 * * * *|a minute from 0 to 59",
                "*/0 * * * *|a minute from 0 to 59",
                "1-5/99999999999 * * * *|a minute from 0 to 59",
                "1-70/5 * * * *|a minute from 0 to 59",
                "99999999999999999999 * * * *|a minute from 0 to 59",
                "-1 * * * *|a minute from 0 to 59",
                "+1 * * * *|a minute from 0 to 59",
                "/5 * * * *|a minute from 0 to 59",
                "*/ * * * *|a minute from 0 to 59",
                "*-5 * * * *|a minute from 0 to 59",
                "** * * * *|a minute from 0 to 59",
                "1- * * * *|a minute from 0 to 59",
                "1--2 * * * *|a minute from 0 to 59",
                "1-5-7 * * * *|a minute from 0 to 59",
                "1/2/3 * * * *|a minute from 0 to 59",
                "1, * * * *|a minute from 0 to 59",
                ",1 * * * *|a minute from 0 to 59",
                "1,,2 * * * *|a minute from 0 to 59",
                "MON * * * *|a minute from 0 to 59",
                "* 24 * * *|an hour from 0 to 23",
                "* 22-2 * * *|an hour from 0 to 23",
                "* * 0 * *|a day of the month from 1 to 31",
                "* * 32 * *|a day of the month from 1 to 31",
                "* * L * *|a day of the month from 1 to 31",
                "* * 1W * *|a day of the month from 1 to 31",
                "* * * 0 *|a month from 1 to 12",
                "* * * 13 *|a month from 1 to 12",
                "* * * MON *|a month from 1 to 12",
                "* * * january *|a month from 1 to 12",
                "* * * * 8|a day of the week from 0 to 7",
                "* * * * 1#2|a day of the week from 0 to 7",
                "* * * * JAN|a day of the week from 0 to 7",
                "* * * * 5-1|a day of the week from 0 to 7",
                "* * * *|a cron expression of five fields",
                "* * * * * *|a cron expression of five fields",
                "soon|a cron expression of five fields",
                "@reboot|a cron expression of five fields",
                "@every|a cron expression of five fields",
                "@every soon|a duration of at least a second",
                "@every 1d|a duration of at least a second",
                "@every 0s|a duration of at least a second",
                "@every 999ms|a duration of at least a second",
                "@every -1h|a duration of at least a second",
                "CRON_TZ=America/New_York|a cron expression of five fields",
                "CRON_TZ=Mars/Olympus * * * * *|a time zone that exists",
                "CRON_TZ= * * * * *|a time zone that exists",
                "CRON_TZ=+02:00 * * * * *|a time zone that exists",
                "CRON_TZ=../etc/passwd * * * * *|a time zone that exists",
            })
    void what_cannot_be_understood_is_named(String cron, String expected) {
        assertThatThrownBy(() -> Cron.parse(cron))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith("must ")
                .contains(expected);
    }

    static Stream<String> hostile() {
        return Stream.of(
                "",
                " ".repeat(1_000_000),
                "*" + ",".repeat(10_000) + " * * * *",
                "1" + ",1".repeat(10_000) + " * * * *",
                "1" + "-1".repeat(10_000) + " * * * *",
                "9".repeat(1_000_000) + " * * * *",
                "* ".repeat(100_000),
                "CRON_TZ=" + "A/".repeat(100_000) + " * * * * *",
                "@every " + "1h".repeat(100_000),
                "\u0663 * * * *",
                "* * * *\0 *",
                "* * * * *|1 * * * *",
                "1||1 * * * *",
                "*\u00a0* * * *");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostile_text_is_refused(String cron) {
        assertThatThrownBy(() -> Cron.parse(cron))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must ");
    }
}
