package io.github.qstash4j.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The JDK alone. */
final class LeanEngine implements TokenEngine {

    /** What QStash's tokens begin with; one that begins otherwise is read. */
    private static final byte[] USUAL_HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8);

    private static final TokenJson USUAL_HEADER_MEMBERS = TokenJsonReader.read(USUAL_HEADER);

    private final boolean providerMac;

    LeanEngine(boolean providerMac) {
        this.providerMac = providerMac;
    }

    @Override
    public Hmac hmac(String key) {
        byte[] bytes = key.getBytes(UTF_8);
        HmacSha256 hmac = providerMac ? new ProviderHmac(bytes) : new ComposedHmac(bytes);
        return new Signature(hmac);
    }

    @Override
    public Content read(CompactToken token) {
        TokenJson header = Arrays.equals(token.header(), USUAL_HEADER)
                ? USUAL_HEADER_MEMBERS
                : TokenJsonReader.read(token.header());
        return new Members(header, TokenJsonReader.read(token.payload()));
    }

    private record Signature(HmacSha256 hmac) implements Hmac {

        @Override
        public boolean signed(CompactToken token) {
            return MessageDigest.isEqual(hmac.of(token.ascii(), token.signedLength()), token.signature());
        }
    }

    private record Members(TokenJson header, TokenJson claims) implements Content {

        @Override
        public @Nullable Object header(String name) {
            return header.get(name);
        }

        @Override
        public @Nullable Object claim(String name) {
            return claims.get(name);
        }
    }
}
