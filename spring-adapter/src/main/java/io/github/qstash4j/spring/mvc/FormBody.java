package io.github.qstash4j.spring.mvc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Reads a form with Spring's own converter. */
final class FormBody {

    private FormBody() {}

    /** A form that is none has no parameters, as with the container's own parser. */
    static MultiValueMap<String, String> parse(byte[] body, Charset charset) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(new MediaType(MediaType.APPLICATION_FORM_URLENCODED, charset));
        HttpInputMessage message = new HttpInputMessage() {
            @Override
            public InputStream getBody() {
                return new ByteArrayInputStream(body);
            }

            @Override
            public HttpHeaders getHeaders() {
                return headers;
            }
        };
        try {
            return new FormHttpMessageConverter().read(null, message);
        } catch (IllegalArgumentException | HttpMessageNotReadableException e) {
            return new LinkedMultiValueMap<>();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
