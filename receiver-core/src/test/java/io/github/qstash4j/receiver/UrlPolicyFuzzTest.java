package io.github.qstash4j.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * URLs are any text at all, a line each: the one that was signed, the one of the request, then two that are configured
 * or vouched for. A fifth line is the decoded query, where there is one.
 */
class UrlPolicyFuzzTest {

    @FuzzTest
    void any_URLs_are_the_same_or_refused(byte[] data) {
        String[] lines = new String(data, UTF_8).split("\n", 5);
        if (lines.length < 4) {
            return;
        }
        String destination = lines[0];
        List<String> here = List.of(lines[2], lines[3]);
        ReceiverRequest request = ReceiverRequest.of(lines[1], RequestHeaders.none(), DeliveryBody.of(new byte[0]))
                .vouchedFor(here);
        if (lines.length > 4) {
            request = request.withDecodedQuery(parameters(lines[4]));
        }

        isAccepted(new UrlBinding.OfRequest(), destination, request);
        isAccepted(new UrlBinding.OfPlatform(), destination, request);
        configured(UrlBinding.Candidates.of(here).urls(), destination, request);
        for (String url : lines) {
            assertIsTakenApartRightly(url);
        }
    }

    private static void configured(List<HttpUrl> urls, String destination, ReceiverRequest request) {
        List<HttpUrl> bases = urls.stream().filter(url -> !url.hasQuery()).toList();
        if (!urls.isEmpty() && isAccepted(new UrlBinding.Exact(urls), destination, request)) {
            assertThat(urls).contains(HttpUrl.parse(destination));
        }
        if (!bases.isEmpty()) {
            base(new UrlBinding.Base(bases), bases, destination, request);
        }
    }

    private static void base(UrlBinding.Base base, List<HttpUrl> bases, String destination, ReceiverRequest request) {
        if (base.isUsual(destination, request)) {
            base.checkParts(destination, request);
        }
        if (isAccepted(base, destination, request)) {
            HttpUrl accepted = Objects.requireNonNull(HttpUrl.parse(destination));
            assertThat(bases).anyMatch(url -> accepted.authority().equals(url.authority()));
            assertThat((request.decodedQuery() == null ? accepted : accepted.withoutQuery()).target())
                    .endsWith(HttpUrl.targetOf(request.target()));
        }
    }

    private static boolean isAccepted(UrlBinding binding, String destination, ReceiverRequest request) {
        try {
            binding.check(destination, request);
            return true;
        } catch (VerificationException refusal) {
            assertThat(refusal.reason()).isEqualTo(RefusalReason.WRONG_DESTINATION);
            return false;
        }
    }

    private static void assertIsTakenApartRightly(String text) {
        HttpUrl url = HttpUrl.parse(text);
        assertThat(url != null).isEqualTo(HttpUrlTest.ABSOLUTE.matcher(text).matches());
        if (url != null) {
            assertThat(HttpUrl.parse(url.toString())).isEqualTo(url);
        }
    }

    private static Map<String, List<String>> parameters(String text) {
        Map<String, List<String>> parameters = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = Math.max(0, pair.indexOf('='));
            parameters
                    .computeIfAbsent(pair.substring(0, equals), unused -> new ArrayList<>())
                    .add(pair.substring(equals + (equals < pair.length() ? 1 : 0)));
        }
        return parameters;
    }
}
