package io.github.qstash4j.lambda;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.qstash4j.receiver.RequestHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The URLs that a request may have been published to.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">API
 *     Gateway: payload formats</a>
 */
final class PublicUrl {

    private static final String EXECUTE_API = ".execute-api.";
    private static final String DEFAULT_STAGE = "$default";
    private static final String ALLOWED = "-._~!$&'()*+,;=:@/%";

    private PublicUrl() {}

    /** Those that API Gateway and function URLs vouch for; none for a load balancer, which passes any host on. */
    static List<String> candidates(HttpEvent event, String target) {
        String domain = event.domain();
        if (domain == null || domain.isEmpty() || !target.startsWith("/")) {
            return List.of();
        }
        List<String> urls = new ArrayList<>(2);
        urls.add("https://" + domain + target);
        String other = event.shape() == EventShape.HTTP ? withOrWithoutStage(event.stage(), domain, target) : null;
        if (other != null) {
            urls.add("https://" + domain + other);
        }
        return urls;
    }

    /** What is known of a custom domain that leads to a named stage contradicts itself. */
    private static @Nullable String withOrWithoutStage(@Nullable String stage, String domain, String target) {
        if (stage == null || stage.isEmpty() || stage.equals(DEFAULT_STAGE) || domain.contains(EXECUTE_API)) {
            return null;
        }
        String prefix = "/" + stage;
        if (!target.startsWith(prefix)) {
            return prefix + target;
        }
        String rest = target.substring(prefix.length());
        return rest.isEmpty() || rest.startsWith("?") ? "/" + rest : rest.startsWith("/") ? rest : prefix + target;
    }

    /** What the caller says, for a receiver that is told to believe it. */
    static String claimed(RequestHeaders headers, String target) {
        String host = headers.first("host");
        if (host == null) {
            return target;
        }
        String scheme = headers.first("x-forwarded-proto");
        return ("http".equalsIgnoreCase(scheme) ? "http://" : "https://") + host + target;
    }

    /** A path that the front end has decoded, with what cannot stand in a URL encoded again. */
    static String encoded(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (!isAllowed(path.charAt(i)) || isBarePercent(path, i)) {
                return encodedFrom(path, i);
            }
        }
        return path;
    }

    private static String encodedFrom(String path, int first) {
        StringBuilder encoded = new StringBuilder(path.length() + 16).append(path, 0, first);
        // One char for each byte, so that positions stay comparable.
        String rest = new String(path.substring(first).getBytes(UTF_8), ISO_8859_1);
        for (int i = 0; i < rest.length(); i++) {
            char letter = rest.charAt(i);
            if (isAllowed(letter) && !isBarePercent(rest, i)) {
                encoded.append(letter);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", (int) letter));
            }
        }
        return encoded.toString();
    }

    /** A percent sign that encodes nothing was encoded itself before the front end has decoded it. */
    private static boolean isBarePercent(String path, int at) {
        return path.charAt(at) == '%'
                && (at + 2 >= path.length() || !isHex(path.charAt(at + 1)) || !isHex(path.charAt(at + 2)));
    }

    private static boolean isHex(char letter) {
        return letter < 128 && Character.digit(letter, 16) >= 0;
    }

    private static boolean isAllowed(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || ALLOWED.indexOf(letter) >= 0;
    }
}
