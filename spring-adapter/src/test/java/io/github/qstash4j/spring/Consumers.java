package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** An application with a consumer for each way of taking and ending a delivery. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({HiddenOutcomes.class, FailsLater.class})
class Consumers {

    record Order(String orderId, int amount) {}

    @Bean
    Ran ran() {
        return new Ran();
    }

    @RestController
    @RequestMapping("/jobs")
    static class Jobs {

        private final Ran ran;

        Jobs(Ran ran) {
            this.ran = ran;
        }

        @QStashConsumer
        @PostMapping("/order")
        Outcome order(@RequestBody Order order, Delivery delivery) {
            ran.add(order.orderId() + " " + delivery.messageId() + " " + delivery.retried());
            return Outcome.acknowledge(order);
        }

        /** The same path with another method is no consumer. */
        @GetMapping("/order")
        String orders() {
            return "open";
        }

        @QStashConsumer
        @PostMapping("/ending/{ending}")
        Outcome ending(@PathVariable String ending) throws Exception {
            ran.add(ending);
            return switch (ending) {
                case "retry" -> Outcome.retry();
                case "later" -> Outcome.retryAfter(Duration.ofSeconds(90));
                case "reject" -> Outcome.reject("no such order");
                case "throw" -> throw new Exception("secret");
                case "handled" -> throw new ArithmeticException();
                default -> Outcome.acknowledge();
            };
        }

        @QStashConsumer
        @PostMapping("/stage")
        CompletionStage<Outcome> stage(Delivery delivery) {
            return CompletableFuture.supplyAsync(() -> Outcome.reject("stage of " + delivery.messageId()));
        }

        @QStashConsumer
        @PostMapping("/failing-stage")
        CompletionStage<Outcome> failingStage() {
            return CompletableFuture.supplyAsync(() -> {
                throw new IllegalStateException("secret");
            });
        }

        @QStashConsumer
        @PostMapping("/mono")
        Mono<Outcome> mono() {
            return Mono.fromFuture(CompletableFuture.supplyAsync(() -> Outcome.retryAfter(Duration.ofSeconds(7))));
        }

        @QStashConsumer
        @PostMapping("/empty-mono")
        Mono<Outcome> emptyMono() {
            return Mono.empty();
        }

        @QStashConsumer
        @PostMapping("/callable")
        Callable<Outcome> callable() {
            return () -> Outcome.reject("callable");
        }

        @QStashConsumer
        @PostMapping("/nothing")
        void nothing() {
            ran.add("nothing");
        }

        @QStashConsumer
        @PostMapping("/body")
        Order body(@RequestBody byte[] raw) {
            return new Order("echo", raw.length);
        }

        @QStashConsumer
        @PostMapping("/entity")
        ResponseEntity<String> entity(Delivery delivery) {
            delivery.beforeAcknowledge(() -> ran.add("action"));
            return ResponseEntity.status(HttpStatus.CREATED)
                    .header("X-Own", "kept")
                    .body("made");
        }

        @QStashConsumer
        @PostMapping("/failing-action")
        ResponseEntity<String> failingAction(Delivery delivery) {
            delivery.beforeAcknowledge(() -> {
                throw new IllegalStateException("secret");
            });
            return ResponseEntity.ok("must not be seen");
        }

        @QStashConsumer
        @PostMapping("/hidden")
        Object hidden() {
            return Outcome.reject("hidden");
        }

        @QStashConsumer
        @PostMapping("/null")
        @Nullable Outcome none(HttpServletResponse response, Delivery delivery) {
            delivery.beforeAcknowledge(() -> ran.add("action"));
            return null;
        }

        @QStashConsumer
        @PostMapping("/fails-later")
        Outcome failsLater(Delivery delivery) {
            delivery.beforeAcknowledge(() -> ran.add("action"));
            return Outcome.acknowledge();
        }

        @QStashConsumer
        @PostMapping("/raw-async")
        void rawAsync(HttpServletRequest request) {
            request.startAsync();
        }

        @QStashConsumer
        @PostMapping("/typed/{number}")
        void typed(@PathVariable int number) {
            ran.add("typed");
        }

        @QStashConsumer
        @PostMapping(path = "/params", params = "type=a")
        String params(@RequestParam String b) {
            return b;
        }

        @QStashConsumer
        @PutMapping("/put")
        String put(@RequestParam List<String> a) {
            return a.toString();
        }

        @QStashConsumer
        @PostMapping("/text")
        String text(Delivery delivery) {
            return delivery.text();
        }

        @QStashConsumer
        @PostMapping("/form")
        String form(@RequestParam Map<String, String> fields, @RequestParam List<String> a) {
            return fields + " " + a;
        }

        @QStashConsumer
        @PostMapping("/payload")
        Outcome payload(Delivery delivery) {
            return Outcome.acknowledge(delivery.payload(Order.class).orderId());
        }

        @ExceptionHandler(ArithmeticException.class)
        ResponseEntity<String> handled(Delivery delivery) {
            return ResponseEntity.accepted().body("handled " + delivery.messageId());
        }
    }

    @Controller
    static class Others {

        private final Ran ran;

        Others(Ran ran) {
            this.ran = ran;
        }

        @PostMapping("/open")
        @ResponseBody
        String open(@RequestBody String body) {
            ran.add("open");
            return body;
        }

        @PostMapping("/forward")
        String forward() {
            return "forward:/jobs/order";
        }

        @QStashConsumer
        @PostMapping("/jobs/forward-to-others")
        String forwardToOthers() {
            return "forward:/open";
        }

        @QStashConsumer
        @PostMapping("/jobs/forward")
        String forwardVerified() {
            return "forward:/jobs/order";
        }
    }

    @QStashConsumer
    @RestController
    static class AllOfThem {

        private final Ran ran;

        AllOfThem(Ran ran) {
            this.ran = ran;
        }

        @PostMapping("/all")
        void all() {
            ran.add("all");
        }
    }
}
