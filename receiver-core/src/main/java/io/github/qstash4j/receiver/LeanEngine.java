package io.github.qstash4j.receiver;

import org.jspecify.annotations.Nullable;

/** The JDK alone. */
final class LeanEngine implements TokenEngine {

    private final boolean providerMac;

    LeanEngine(boolean providerMac) {
        this.providerMac = providerMac;
    }

    @Override
    public HmacSha256 hmac(byte[] key) {
        return providerMac ? new ProviderHmac(key) : new ComposedHmac(key);
    }

    @Override
    public Content read(CompactToken token) {
        return new Members(TokenJsonReader.header(token), TokenJsonReader.read(token.payload()));
    }

    private record Members(TokenJson header, TokenJson claims) implements Content {

        @Override
        public @Nullable Object header(TokenName name) {
            return header.get(name);
        }

        @Override
        public @Nullable Object claim(TokenName name) {
            return claims.get(name);
        }
    }
}
