package io.github.qstash4j.spring.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Flux;

/** Whatever becomes of a body, each of its buffers is given back to the server. */
class IncomingBodyTest {

    private static final NettyDataBufferFactory BUFFERS = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);

    private final List<ByteBuf> sent = new ArrayList<>();

    @Test
    void a_body_is_read_to_its_end() {
        assertThat(IncomingBody.of(request(pieces(3)), 30).block()).isNotNull();
        assertThat(sent).hasSize(3).allMatch(piece -> piece.refCnt() == 0);
    }

    @Test
    void nothing_is_asked_for_beyond_the_limit() {
        assertThat(IncomingBody.of(request(pieces(1000)), 25).block()).isNotNull();
        assertThat(sent).hasSize(3).allMatch(piece -> piece.refCnt() == 0);
    }

    @Test
    void a_body_that_breaks_off_is_one_that_cannot_be_read() {
        assertThat(IncomingBody.of(request(pieces(2).concatWith(Flux.error(new IOException()))), 30)
                        .block())
                .isNotNull();
        assertThat(sent).hasSize(2).allMatch(piece -> piece.refCnt() == 0);
    }

    @Test
    void no_body_is_an_empty_one() {
        assertThat(IncomingBody.of(request(Flux.empty()), 30).block()).isNotNull();
    }

    /** Of ten bytes each. */
    private Flux<DataBuffer> pieces(int count) {
        return Flux.range(0, count).map(number -> {
            ByteBuf piece = Unpooled.buffer(10).writeZero(10);
            sent.add(piece);
            return BUFFERS.wrap(piece);
        });
    }

    private static AbstractServerHttpRequest request(Flux<DataBuffer> body) {
        return new AbstractServerHttpRequest(HttpMethod.POST, URI.create("/"), "", new HttpHeaders()) {
            @Override
            public Flux<DataBuffer> getBody() {
                return body;
            }

            @Override
            protected MultiValueMap<String, HttpCookie> initCookies() {
                return new LinkedMultiValueMap<>();
            }

            @Override
            protected @Nullable SslInfo initSslInfo() {
                return null;
            }

            @Override
            @SuppressWarnings("TypeParameterUnusedInFormals") // Spring's idea.
            public <T> T getNativeRequest() {
                throw new UnsupportedOperationException();
            }

            @Override
            public @Nullable InetSocketAddress getRemoteAddress() {
                return null;
            }
        };
    }
}
