package io.github.qstash4j.client.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.client.Calls;
import io.github.qstash4j.client.OutgoingMessage;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.QStashException.Kind;
import io.github.qstash4j.client.QStashRequest;
import io.github.qstash4j.client.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The dev server reads expressions on its own, and so each checks the other. */
@Calls("POST /v2/schedules/{destination}")
class CronAgreementTest {

    private static final int CANDIDATES = 2000;
    private static final String[] VALUES = {
        "*", "?", "0", "1", "5", "6", "7", "8", "00", "07", "12", "13", "23", "24", "31", "32", "59", "60", "99", "100",
        "SUN", "mon", "Fri", "SAT", "JAN", "dec", "JUL", "UNM", "L", "W", "-1", "", "1.5", "a", "MONDAY"
    };
    private static final String[] JOINTS = {"-", "/", ",", "--", "#", "//", " "};
    private static final int PLAIN_JOINTS = 3;
    private static final String[] WORDS = {
        "@daily",
        "@hourly",
        "@midnight",
        "@annually",
        "@DAILY",
        "@reboot",
        "@every",
        "@every 1h",
        "@every 1h30m",
        "@every 999ms",
        "@every 0.5s0.5s",
        "@every 1.s",
        "@every .s",
        "@every 60",
        "@every 1d",
        "@every -5m",
        "@every 1m 5s",
        "@every 1000000us",
        "@every 999999999ns",
        "@every 1m*",
        "@every 99999999999999999999h"
    };
    private static final String[] ZONES = {
        "CRON_TZ=Europe/Berlin ",
        "CRON_TZ=UTC  ",
        "CRON_TZ=europe/berlin ",
        "CRON_TZ=Z ",
        "CRON_TZ=+01:00 ",
        "CRON_TZ= ",
        "CRON_TZ=",
        "cron_tz=UTC ",
        "TZ=UTC ",
        "CRON_TZ=UTC CRON_TZ=UTC ",
        "CRON_TZ=GMT+1 ",
        "UTC "
    };

    private final TestServer server = new TestServer();
    private final Random random = new Random(5);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void this_client_refuses_what_the_dev_server_refuses_and_nothing_else() {
        List<String> disagreements = new ArrayList<>();
        int accepted = 0;
        for (int i = 0; i < CANDIDATES; i++) {
            String candidate = candidate();
            boolean takenByServer = isTakenByServer(candidate);
            accepted += takenByServer ? 1 : 0;
            if (takenByServer != isTakenByClient(candidate)) {
                disagreements.add(candidate);
            }
        }

        assertThat(disagreements).isEmpty();
        assertThat(accepted).as("both outcomes are met often").isBetween(CANDIDATES / 5, CANDIDATES * 4 / 5);
    }

    private static boolean isTakenByClient(String text) {
        try {
            return !Cron.of(text).toString().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean isTakenByServer(String text) {
        try {
            String id = server.qstash()
                    .call(QStashRequest.post("v2", "schedules")
                            .scheduledMessage(OutgoingMessage.to(TestServer.URL), "candidate")
                            .header("Upstash-Cron", text)
                            .answeredBy(answer -> answer.get("scheduleId").requiredText()));
            return id.equals("candidate");
        } catch (QStashException e) {
            assertThat(e.kind()).isEqualTo(Kind.BAD_REQUEST);
            assertThat(e.serverMessage()).contains("Upstash-Cron");
            return false;
        }
    }

    private String candidate() {
        String zone = random.nextInt(4) == 0 ? ZONES[random.nextInt(ZONES.length)] : "";
        String text = random.nextInt(12) == 0 ? WORDS[random.nextInt(WORDS.length)] : fields();
        return (zone + text).strip();
    }

    private String fields() {
        int count = random.nextInt(15) == 0 ? 3 + random.nextInt(4) : 5;
        int odd = random.nextInt(count);
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(i == odd || random.nextInt(6) == 0 ? field() : "*");
        }
        return String.join(" ", fields);
    }

    private String field() {
        StringBuilder field = new StringBuilder(value());
        int more = random.nextInt(4);
        for (int i = 0; i < more; i++) {
            int joint = random.nextInt(random.nextInt(10) == 0 ? JOINTS.length : PLAIN_JOINTS);
            field.append(JOINTS[joint]).append(value());
        }
        return field.toString();
    }

    /** Mostly one that is a value of most fields, so that whole expressions are often right. */
    private String value() {
        boolean plain = random.nextInt(4) > 0;
        return plain ? Integer.toString(random.nextInt(9)) : VALUES[random.nextInt(VALUES.length)];
    }
}
