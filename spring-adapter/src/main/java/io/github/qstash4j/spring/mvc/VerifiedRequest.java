package io.github.qstash4j.spring.mvc;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;

/**
 * A request whose body was read and verified, and can be read again: as bytes, as text and as the parameters of a form.
 */
final class VerifiedRequest extends ParsedParameters {

    private final byte[] body;

    VerifiedRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
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

    /**
     * The query's values before the form's, as the Servlet specification has it. The container parsed the query; the
     * form is ours.
     */
    @Override
    Map<String, String[]> parse(HttpServletRequest request) {
        Map<String, String[]> parsed = new LinkedHashMap<>(request.getParameterMap());
        if (isForm()) {
            addForm(parsed);
        }
        return parsed;
    }

    private void addForm(Map<String, String[]> known) {
        MultiValueMap<String, String> form = FormBody.parse(body, charset());
        form.forEach((name, values) -> known.merge(
                name,
                StringUtils.toStringArray(values),
                (query, posted) -> StringUtils.concatenateStringArrays(query, posted)));
    }

    private boolean isForm() {
        String type = "POST".equals(getMethod()) ? getContentType() : null;
        return type != null
                && type.split(";", 2)[0].strip().equalsIgnoreCase(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
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
