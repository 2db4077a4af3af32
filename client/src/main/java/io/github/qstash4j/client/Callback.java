package io.github.qstash4j.client;

import java.net.URI;
import java.util.Map;

/**
 * A URL that QStash calls with what became of a message, and how it calls it.
 *
 * <p>Immutable: every option returns a new callback. Every option is checked when it is set and throws
 * {@link IllegalArgumentException} with a sentence that names it.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/callbacks">Callbacks, in the QStash documentation</a>
 */
public final class Callback extends DeliveryOptions<Callback> {

    private final String url;

    private Callback(String url, PublishHeaders headers) {
        super(headers);
        this.url = url;
    }

    /**
     * Starts a callback to a URL.
     *
     * @param url absolute, http or https, percent-encoded; without user information or fragment
     */
    public static Callback to(String url) {
        return to("to", url);
    }

    /** Starts a callback to a URL: {@link #to(String)} with the URI's text. */
    public static Callback to(URI url) {
        return to(url.toString());
    }

    static Callback to(String option, String url) {
        return new Callback(HttpUrl.check(option, url).toString(), PublishHeaders.NONE);
    }

    @Override
    Callback with(PublishHeaders newHeaders) {
        return new Callback(url, newHeaders);
    }

    /** The headers of a message, with this callback in the place of the one of this kind that they may have. */
    PublishHeaders replacing(String kind, PublishHeaders message) {
        String name = PREFIX + kind;
        PublishHeaders replaced = message.withoutAll(name + "-").with(name, url);
        for (Map.Entry<String, String> option : options().byName().entrySet()) {
            String rest = option.getKey().substring(PREFIX.length());
            replaced = replaced.with(name + "-" + rest, option.getValue());
        }
        return replaced;
    }

    @Override
    public String toString() {
        return "Callback[" + described(url) + "]";
    }
}
