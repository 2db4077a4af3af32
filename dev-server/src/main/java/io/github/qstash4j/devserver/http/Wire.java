package io.github.qstash4j.devserver.http;

import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;

/** How HTTP/1.1 is read and written on both sides. */
final class Wire {

    /** A destination may be long, and a token and forwarded headers stand beside it. */
    static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(64 * 1024)
            .setMaxHeaderCount(500)
            .build();

    /** One character for each byte of a header, so that none is changed on its way. */
    static final CharCodingConfig BYTES =
            CharCodingConfig.custom().setCharset(StandardCharsets.ISO_8859_1).build();

    private Wire() {}
}
