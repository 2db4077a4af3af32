package io.github.qstash4j.devserver.http;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpRequestFactory;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.NotImplementedException;
import org.apache.hc.core5.http.RequestHeaderFieldsTooLargeException;
import org.apache.hc.core5.http.UnsupportedHttpVersionException;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.nio.DefaultHttpRequestParserFactory;
import org.apache.hc.core5.http.message.BasicLineParser;
import org.apache.hc.core5.http.nio.NHttpMessageParser;
import org.apache.hc.core5.http.nio.SessionInputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the heads of the requests on one connection. One that is not HTTP becomes a request that is refused, since the
 * HTTP library would answer in another form than the API, or close the connection without an answer. So does one too
 * many of those that a caller sends without reading the answers, which are all kept in memory.
 */
final class RequestParser implements NHttpMessageParser<HttpRequest> {

    private static final int MAX_UNANSWERED = 16;
    private static final long MAX_DROPPED = 64L * 1024 * 1024;
    /** More bytes than the library can count. */
    private static final Pattern MANY = Pattern.compile("[0-9]{19,}");

    private final AtomicInteger unanswered = new AtomicInteger();
    private final NHttpMessageParser<HttpRequest> parser =
            new DefaultHttpRequestParserFactory(Wire.LIMITS, new Requests(), BasicLineParser.INSTANCE).create();

    private boolean refused;
    private long dropped;

    @Override
    public void reset() {
        parser.reset();
    }

    @Override
    public @Nullable HttpRequest parse(SessionInputBuffer buffer, boolean endOfStream) throws IOException {
        if (refused) {
            drop(buffer);
            return null;
        }
        try {
            HttpRequest request = parser.parse(buffer, endOfStream);
            if (request == null) {
                return null;
            }
            check(request);
            return unanswered.get() <= MAX_UNANSWERED
                    ? request
                    : refused(429, "More than " + MAX_UNANSWERED + " requests on one connection wait for answers.");
        } catch (RequestHeaderFieldsTooLargeException e) {
            return refused(431, "The request line or a header is too long, or there are too many headers.");
        } catch (UnsupportedHttpVersionException e) {
            return refused(505, "The version of HTTP must be 1.0 or 1.1.");
        } catch (NotImplementedException e) {
            return refused(501, "The Transfer-Encoding must be chunked.");
        } catch (HttpException e) {
            return refused(400, "The request line or a header is not HTTP.");
        }
    }

    private static void check(HttpRequest request) throws HttpException {
        if (request.getVersion() != null && request.getVersion().greaterEquals(HttpVersion.HTTP_2)) {
            throw new UnsupportedHttpVersionException(request.getVersion());
        }
        Header length = request.countHeaders("Content-Length") == 1 ? request.getFirstHeader("Content-Length") : null;
        if (length != null && MANY.matcher(String.valueOf(length.getValue())).matches()) {
            request.setHeader("Content-Length", Long.toString(Long.MAX_VALUE));
        }
        var unused = DefaultContentLengthStrategy.INSTANCE.determineLength(request);
    }

    /** What follows a refused request has no meaning, but a caller reads the answer when it has sent it. */
    private void drop(SessionInputBuffer buffer) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 * 1024);
        while (buffer.hasData()) {
            dropped += buffer.read(bytes.clear());
            if (dropped > MAX_DROPPED) {
                throw new IOException("What follows a refused request does not end.");
            }
        }
    }

    private HttpRequest refused(int status, String sentence) {
        refused = true;
        return IncomingRequest.refused(status, sentence, unanswered);
    }

    private final class Requests implements HttpRequestFactory<HttpRequest> {

        @Override
        public HttpRequest newHttpRequest(String method, String target) {
            return IncomingRequest.of(method, target, unanswered);
        }

        @Override
        public HttpRequest newHttpRequest(String method, URI target) {
            return newHttpRequest(method, target.toString());
        }
    }
}
