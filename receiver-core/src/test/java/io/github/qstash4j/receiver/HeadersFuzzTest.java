package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.receiver;
import static io.github.qstash4j.receiver.Requests.valid;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The headers of a request are any names and values at all, a colon between them and a line each. */
class HeadersFuzzTest {

    private static final SignedRequest REQUEST = valid();
    private static final String TOKEN = REQUEST.token();
    private static final Receiver RECEIVER =
            receiver().engine(VerificationEngine.LEAN).build();

    @FuzzTest
    void any_headers_are_refused_or_make_a_delivery_whose_members_can_be_read(byte[] data) {
        Map<String, List<String>> lines = lines(new String(data, UTF_8));
        RequestHeaders headers = RequestHeaders.of(lines);

        lines.forEach((name, values) -> assertThat(headers.all(name)).containsAll(values));
        assertThat(headers.names()).allMatch(name -> name.equals(Ascii.lowerCase(name)));
        verify(headers);
    }

    private static Map<String, List<String>> lines(String text) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Upstash-Signature", new ArrayList<>(List.of(TOKEN)));
        for (String line : text.split("\n", -1)) {
            int colon = Math.max(0, line.indexOf(':'));
            headers.computeIfAbsent(line.substring(0, colon), unused -> new ArrayList<>())
                    .add(line.substring(Math.min(line.length(), colon + 1)));
        }
        return headers;
    }

    private static void verify(RequestHeaders headers) {
        Delivery delivery;
        try {
            delivery = RECEIVER.verify(ReceiverRequest.of(REQUEST.url(), headers, DeliveryBody.of(REQUEST.body())));
        } catch (VerificationException refusal) {
            assertThat(Objects.requireNonNull(refusal.getMessage())).doesNotContain(TOKEN);
            return;
        }
        assertThat(headers.all("Upstash-Message-Id")).containsExactly(delivery.messageId());
        assertThat(delivery.messageId()).matches("[!-~]{1,256}");
        assertThat(delivery.retried()).isNotNegative();
        assertThat(delivery.isRetry()).isEqualTo(delivery.retried() > 0);
        assertThat(delivery.scheduleId()).isEqualTo(headers.first("upstash-SCHEDULE-id"));
        assertThat(delivery.toString()).doesNotContain("\n", TOKEN);
    }
}
