package io.github.qstash4j.spring.mvc;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.ClassUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;

/**
 * A request whose body was read and verified, and can be read again: as bytes, as text, as the parameters of a form and
 * as parts.
 */
final class VerifiedRequest extends ParsedParameters {

    /** What the parser of multipart bodies needs; without it, they stay bytes. */
    static final boolean PARTS_ARE_READABLE =
            ClassUtils.isPresent("reactor.core.publisher.Flux", VerifiedRequest.class.getClassLoader());

    private final byte[] body;
    private final Duration lease;
    private @Nullable List<Part> parts;

    /** @param lease how long work that comes later may take, unless Spring is told how long */
    VerifiedRequest(HttpServletRequest request, byte[] body, Duration lease) {
        super(request);
        this.body = body;
        this.lease = lease;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Replay(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), charset()));
    }

    /**
     * Not for consumers: their response could not be held back.
     *
     * @throws IllegalStateException always
     */
    @Override
    public AsyncContext startAsync() {
        throw new IllegalStateException(
                "A QStash consumer returns a CompletionStage, Mono or Callable to work asynchronously.");
    }

    /** A container gives up after half a minute; the claim on a delivery lasts longer. */
    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        AsyncContext context = super.startAsync(request, response);
        context.setTimeout(lease.toMillis());
        return context;
    }

    /** Includes, and does not forward. */
    @Override
    public @Nullable RequestDispatcher getRequestDispatcher(String path) {
        RequestDispatcher dispatcher = super.getRequestDispatcher(path);
        return dispatcher == null ? null : new OnlyIncludes(dispatcher);
    }

    /**
     * The query's values before the form's, as the Servlet specification has it. The container parsed the query; the
     * form is ours.
     */
    @Override
    Map<String, String[]> parse(HttpServletRequest request) {
        Map<String, String[]> parsed = new LinkedHashMap<>(request.getParameterMap());
        if (isForm()) {
            add(parsed, FormBody.parse(body, charset()));
        }
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        for (Part part : getParts()) {
            if (part instanceof VerifiedPart field && part.getSubmittedFileName() == null) {
                fields.add(field.getName(), new String(field.content(), charset()));
            }
        }
        add(parsed, fields);
        return parsed;
    }

    @Override
    public synchronized Collection<Part> getParts() {
        List<Part> known = parts;
        if (known == null) {
            MediaType type = PARTS_ARE_READABLE ? multipart() : null;
            known = type == null ? List.of() : MultipartBody.parse(body, type);
            parts = known;
        }
        return known;
    }

    private static void add(Map<String, String[]> known, MultiValueMap<String, String> fields) {
        fields.forEach((name, values) -> known.merge(
                name,
                StringUtils.toStringArray(values),
                (query, posted) -> StringUtils.concatenateStringArrays(query, posted)));
    }

    private boolean isForm() {
        String type = "POST".equals(getMethod()) ? getContentType() : null;
        return type != null
                && type.split(";", 2)[0].strip().equalsIgnoreCase(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private @Nullable MediaType multipart() {
        try {
            MediaType type = getContentType() == null ? null : MediaType.parseMediaType(getContentType());
            return type != null && MediaType.MULTIPART_FORM_DATA.includes(type) ? type : null;
        } catch (InvalidMediaTypeException e) {
            return null;
        }
    }

    private Charset charset() {
        try {
            String name = getCharacterEncoding();
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static final class Replay extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Replay(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            try {
                listener.onDataAvailable();
                listener.onAllDataRead();
            } catch (IOException e) {
                listener.onError(e);
            }
        }
    }
}
