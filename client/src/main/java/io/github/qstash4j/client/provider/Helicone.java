package io.github.qstash4j.client.provider;

import io.github.qstash4j.client.OutgoingMessage;
import java.net.URI;

/**
 * Has the requests to a model go through Helicone, which keeps statistics of them. Immutable.
 *
 * @see <a href="https://upstash.com/docs/qstash/integrations/llm">LLM, in the QStash documentation</a>
 */
public final class Helicone {

    private static final String GATEWAY = "https://gateway.helicone.ai";
    private static final String AUTHORIZATION = "Helicone-Auth";

    private final String apiKey;

    private Helicone(String apiKey) {
        this.apiKey = apiKey;
    }

    /**
     * Helicone's gateway, with a key of a Helicone account.
     *
     * @param key alone, without {@code Bearer} in front
     */
    public static Helicone apiKey(String key) {
        return new Helicone(ApiKey.check("apiKey of Helicone", key));
    }

    /** A message to the gateway, which has the URL's server in a header and its path in its own URL. */
    OutgoingMessage messageTo(URI url) {
        return OutgoingMessage.to(GATEWAY + url.getRawPath())
                .header(AUTHORIZATION, "Bearer " + apiKey)
                .redactHeader(AUTHORIZATION)
                .header("Helicone-Target-Url", url.getScheme() + "://" + url.getRawAuthority());
    }

    @Override
    public String toString() {
        return "Helicone[key redacted]";
    }
}
