package io.github.qstash4j.devserver.http;

import io.github.qstash4j.devserver.api.ApiRequest;
import io.github.qstash4j.devserver.api.ApiResponse;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.AsyncServerExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.ResponseChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;

/** One REST call: reads a bounded body, asks the API, writes its response. */
final class ApiExchange implements AsyncServerExchangeHandler {

    private static final long MAX_DRAINED = 64L * 1024 * 1024;

    private final Function<ApiRequest, ApiResponse> api;
    private final int maxBody;
    private final BoundedBuffer in;
    private @Nullable HttpRequest head;
    private @Nullable ResponseChannel channel;
    private @Nullable HttpContext context;
    private boolean answered;
    private long drained;
    private volatile @Nullable ByteBuffer out;

    ApiExchange(Function<ApiRequest, ApiResponse> api, int maxBody) {
        this.api = api;
        this.maxBody = maxBody;
        this.in = new BoundedBuffer(maxBody);
    }

    @Override
    public void handleRequest(
            HttpRequest request,
            @Nullable EntityDetails entity,
            ResponseChannel responseChannel,
            HttpContext httpContext)
            throws HttpException, IOException {
        head = request;
        channel = responseChannel;
        context = httpContext;
        ApiResponse refusal = request instanceof IncomingRequest incoming ? incoming.refusal() : null;
        if (refusal != null) {
            answer(refusal, true);
        } else if (request.countHeaders("Host") != 1) {
            answer(ApiResponse.error(400, "The request must have exactly one Host header."), true);
        } else if (entity == null) {
            ask();
        } else if (entity.getContentLength() > maxBody) {
            answer(tooLarge(), true);
        }
    }

    private ApiResponse tooLarge() {
        return ApiResponse.error(413, "The body is larger than " + maxBody + " bytes.");
    }

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        capacity.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer source) throws IOException {
        if (answered) {
            drain(source);
        } else if (!in.append(source)) {
            answer(tooLarge(), true);
        }
    }

    /** A caller reads the answer when it has sent its body, so the rest is taken for a while. */
    private void drain(ByteBuffer source) throws IOException {
        drained += source.remaining();
        source.position(source.limit());
        if (drained > MAX_DRAINED) {
            throw new IOException("The body does not end.");
        }
    }

    @Override
    public void streamEnd(@Nullable List<? extends org.apache.hc.core5.http.Header> trailers) throws IOException {
        if (!answered) {
            ask();
        }
    }

    private void ask() throws IOException {
        HttpRequest request = head;
        if (request == null) {
            throw new IllegalStateException("The body came before the request.");
        }
        List<Header> headers = new ArrayList<>();
        for (org.apache.hc.core5.http.Header header : request.getHeaders()) {
            String value = header.getValue();
            headers.add(new Header(header.getName(), value == null ? "" : value));
        }
        answer(
                api.apply(new ApiRequest(
                        request.getMethod(),
                        request.getRequestUri(),
                        new Headers(headers),
                        Body.of(in.toByteArray()),
                        callerIp())),
                false);
    }

    private String callerIp() {
        EndpointDetails endpoint = context instanceof HttpCoreContext core ? core.getEndpointDetails() : null;
        return endpoint != null && endpoint.getRemoteAddress() instanceof InetSocketAddress remote
                ? remote.getAddress().getHostAddress()
                : "127.0.0.1";
    }

    private void answer(ApiResponse response, boolean close) throws IOException {
        ResponseChannel to = channel;
        HttpRequest request = head;
        if (to == null || request == null) {
            throw new IllegalStateException("The answer came before the request.");
        }
        answered = true;
        BasicHttpResponse message = new BasicHttpResponse(response.status());
        response.headers().lines().forEach(header -> message.addHeader(header.name(), header.value()));
        if (close) {
            message.addHeader("Connection", "close");
        }
        int length = response.body().size();
        boolean empty = length == 0 || request.getMethod().equals("HEAD");
        out = empty ? null : response.body().toByteBuffer();
        try {
            to.sendResponse(message, empty ? null : new BasicEntityDetails(length, null), context);
        } catch (HttpException e) {
            to.terminateExchange();
        }
    }

    @Override
    public int available() {
        ByteBuffer rest = out;
        return rest == null ? 0 : rest.remaining();
    }

    @Override
    public void produce(DataStreamChannel data) throws IOException {
        ByteBuffer rest = out;
        if (rest == null) {
            return;
        }
        if (rest.hasRemaining()) {
            data.write(rest);
        }
        if (!rest.hasRemaining()) {
            data.endStream(null);
        }
    }

    @Override
    public void failed(Exception cause) {
        answered = true;
    }

    @Override
    public void releaseResources() {
        if (head instanceof IncomingRequest incoming) {
            incoming.ended();
        }
    }
}
