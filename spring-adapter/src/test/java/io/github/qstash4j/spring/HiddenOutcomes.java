package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import reactor.core.publisher.Flux;

/** Each way of hiding an Outcome where only its value tells. */
@QStashConsumer
@RestController
@RequestMapping("/wrapped")
class HiddenOutcomes {

    private static final Outcome HIDDEN = Outcome.reject("the reason");

    @PostMapping("/entity")
    ResponseEntity<?> entity() {
        return ResponseEntity.ok(HIDDEN);
    }

    @PostMapping("/list")
    Object list() {
        return List.of(HIDDEN);
    }

    @PostMapping("/optional")
    Object optional() {
        return Optional.of(HIDDEN);
    }

    @PostMapping("/flux")
    Flux<?> flux() {
        return Flux.just(HIDDEN);
    }

    @PostMapping("/emitter")
    ResponseBodyEmitter emitter() throws IOException {
        ResponseBodyEmitter emitter = new ResponseBodyEmitter();
        emitter.send(HIDDEN);
        emitter.complete();
        return emitter;
    }
}
