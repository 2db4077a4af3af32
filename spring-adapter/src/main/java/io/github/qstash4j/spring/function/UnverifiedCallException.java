package io.github.qstash4j.spring.function;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody called a consumer without a verified delivery. On the web it is answered with 401. */
@ResponseStatus(HttpStatus.UNAUTHORIZED)
final class UnverifiedCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnverifiedCallException(String name) {
        super("The function " + name + " is a @QStashConsumer and was called without a verified delivery.");
    }
}
