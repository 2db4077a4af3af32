package io.github.qstash4j.spring.mvc;

import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.util.LinkedCaseInsensitiveMap;

/** A part of a verified multipart body, in memory. */
final class VerifiedPart implements Part {

    private final String name;
    private final @Nullable String fileName;
    private final Map<String, List<String>> headers = new LinkedCaseInsensitiveMap<>(Locale.ROOT);
    private final byte[] content;

    VerifiedPart(org.springframework.http.codec.multipart.Part part, byte[] content) {
        this.name = part.name();
        this.fileName = part instanceof FilePart file ? file.filename() : null;
        part.headers().forEach((header, values) -> headers.put(header, List.copyOf(values)));
        this.content = content;
    }

    byte[] content() {
        return content;
    }

    @Override
    public InputStream getInputStream() {
        return new ByteArrayInputStream(content);
    }

    @Override
    public @Nullable String getContentType() {
        return getHeader(HttpHeaders.CONTENT_TYPE);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public @Nullable String getSubmittedFileName() {
        return fileName;
    }

    @Override
    public long getSize() {
        return content.length;
    }

    @Override
    public void write(String path) throws IOException {
        Files.write(Path.of(path), content);
    }

    /** Nothing is kept that would have to be deleted. */
    @Override
    public void delete() {}

    @Override
    public @Nullable String getHeader(String header) {
        List<String> values = headers.get(header);
        return values == null ? null : values.get(0);
    }

    @Override
    public Collection<String> getHeaders(String header) {
        return headers.getOrDefault(header, List.of());
    }

    @Override
    public Collection<String> getHeaderNames() {
        return List.copyOf(headers.keySet());
    }
}
