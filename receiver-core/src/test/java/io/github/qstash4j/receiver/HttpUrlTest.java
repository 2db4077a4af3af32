package io.github.qstash4j.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HttpUrlTest {

    static final Pattern ABSOLUTE = Pattern.compile(
            "(?i)(https?)://((?:[^/?#@]*@)?(?:\\[[^]/?#@]+]|[^/?#@:\\[\\]]+)(?::[0-9]{1,5})?)((?:[/?][^#]*)?)");

    private static final String[] PIECES = {
        "http",
        "https",
        "HTTPS",
        "htt",
        "\u017f",
        "://",
        ":/",
        "/",
        "//",
        "?",
        "#",
        "@",
        ":",
        "[",
        "]",
        "[::1]",
        "a",
        "A",
        "\u212a",
        "example.com",
        ":80",
        ":443",
        ":8080",
        ":123456",
        ":8a",
        "\u0663",
        " ",
        "\n",
        ".",
        "%2F",
        ""
    };

    @Test
    void what_is_a_URL_can_be_said_by_a_pattern() {
        Random random = new Random(42);
        int urls = 0;
        for (int i = 0; i < 300_000; i++) {
            String text = i % 2 == 0 ? pieces(random, 6) : "https://" + pieces(random, 5);
            Matcher absolute = ABSOLUTE.matcher(text);
            HttpUrl url = HttpUrl.parse(text);

            assertThat(url != null).as(text).isEqualTo(absolute.matches());
            if (url != null) {
                urls++;
                assertThat(url.scheme()).isEqualToIgnoringCase(absolute.group(1));
                assertThat(Ascii.lowerCase(absolute.group(2))).as(text).startsWith(url.authority());
                assertThat(url.target()).as(text).endsWith(absolute.group(3)).startsWith("/");
            }
        }
        assertThat(urls).isGreaterThan(10_000);
    }

    @Test
    void a_port_has_up_to_five_digits_and_user_information_may_be_empty() {
        assertThat(HttpUrl.parse("https://a.example:65535/")).isEqualTo(new HttpUrl("https", "a.example:65535", "/"));
        assertThat(HttpUrl.parse("https://a.example:10999/")).isEqualTo(new HttpUrl("https", "a.example:10999", "/"));
        assertThat(HttpUrl.parse("https://a.example:109990/")).isNull();
        assertThat(HttpUrl.parse("https://@a.example/"))
                .isNotNull()
                .extracting(HttpUrl::hasUserInfo)
                .isEqualTo(true);
    }

    private static String pieces(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(most + 1); n > 0; n--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
