package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.Outcome;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;

/** Exceptions that say which status they are. */
@RestController
@QStashConsumer
class WebFluxStatuses {

    @QStashMapping("/statuses/{kind}")
    Outcome status(@PathVariable String kind) {
        throw exception(kind);
    }

    @QStashMapping("/statuses-later/{kind}")
    Mono<Outcome> statusLater(@PathVariable String kind) {
        return Mono.error(() -> exception(kind));
    }

    private static RuntimeException exception(String kind) {
        return switch (kind) {
            case "response-status" -> new ResponseStatusException(HttpStatus.CONFLICT, "secret");
            case "error-response" -> new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE);
            case "cause" -> new IllegalStateException("secret", new ResponseStatusException(HttpStatus.GONE));
            case "input" -> new ServerWebInputException("secret");
            default -> new Annotated();
        };
    }

    @ResponseStatus(HttpStatus.PAYMENT_REQUIRED)
    private static final class Annotated extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** An application's own word for what the method cannot take. */
    @RestController
    @QStashConsumer
    static class WithItsOwnHandler {

        @QStashMapping("/unprocessable")
        void order(@RequestBody WebFluxConsumers.Order order) {}

        @ExceptionHandler
        ResponseEntity<String> unfit(ServerWebInputException exception) {
            return ResponseEntity.status(HttpStatusCode.valueOf(422)).body("unfit");
        }
    }

    /** Another that does not blame the sender. */
    @RestController
    @QStashConsumer
    static class WithAnotherIdea {

        @QStashMapping("/accepting")
        void order(@RequestBody WebFluxConsumers.Order order) {}

        @ExceptionHandler(ServerWebInputException.class)
        ResponseEntity<String> unfit() {
            return ResponseEntity.accepted().body("never mind");
        }
    }
}
