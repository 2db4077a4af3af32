package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.receiver.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An application on Spring WebFlux with a consumer for each way of taking and ending a delivery. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({WebFluxStatuses.class, WebFluxFilters.class})
class WebFluxConsumers {

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

        @QStashMapping("/order")
        Outcome order(@RequestBody Order order, Delivery delivery) {
            ran.add(order.orderId() + " " + delivery.messageId() + " " + delivery.retried());
            return Outcome.acknowledge(order);
        }

        /** The same path with another method is no consumer. */
        @GetMapping("/order")
        String orders() {
            return "open";
        }

        @QStashMapping("/ending/{ending}")
        Outcome ending(@PathVariable String ending, ServerHttpResponse response) throws Exception {
            ran.add(ending);
            response.getHeaders().set("X-Own", "kept");
            return switch (ending) {
                case "retry" -> Outcome.retry();
                case "later" -> Outcome.retryAfter(Duration.ofSeconds(90));
                case "reject" -> Outcome.reject("no such order");
                case "throw" -> throw new Exception("secret");
                case "handled" -> throw new ArithmeticException();
                default -> Outcome.acknowledge();
            };
        }

        @QStashMapping("/stage")
        CompletionStage<Outcome> stage(Delivery delivery) {
            return CompletableFuture.supplyAsync(() -> Outcome.reject("stage of " + delivery.messageId()));
        }

        @QStashMapping("/failing-stage")
        CompletionStage<Outcome> failingStage() {
            return CompletableFuture.supplyAsync(() -> {
                throw new IllegalStateException("secret");
            });
        }

        @QStashMapping("/broken-stage")
        CompletionStage<Outcome> brokenStage() {
            return CompletableFuture.supplyAsync(() -> {
                throw new NoClassDefFoundError("secret");
            });
        }

        @QStashMapping("/handled-stage")
        CompletionStage<Outcome> handledStage() {
            return CompletableFuture.supplyAsync(() -> {
                throw new ArithmeticException();
            });
        }

        @QStashMapping("/mono")
        Mono<Outcome> mono(@RequestBody Mono<Order> order) {
            return order.delayElement(Duration.ofMillis(1))
                    .map(placed -> Outcome.retryAfter(Duration.ofSeconds(placed.amount())));
        }

        @QStashMapping("/empty-mono")
        Mono<Outcome> emptyMono() {
            return Mono.empty();
        }

        @QStashMapping("/hidden")
        Object hidden() {
            return Outcome.reject("hidden");
        }

        @QStashMapping("/null")
        @Nullable Outcome none(Delivery delivery) {
            delivery.beforeAcknowledge(() -> ran.add("action"));
            return null;
        }

        /** Breaks off when a part of the response is written. */
        @QStashMapping("/breaking-flux")
        Flux<String> breakingFlux() {
            return Flux.just("half").concatWith(Flux.error(new NegativeArraySizeException()));
        }

        @QStashMapping("/broken-action")
        Outcome brokenAction(Delivery delivery) {
            delivery.beforeAcknowledge(() -> {
                throw new NoClassDefFoundError("secret");
            });
            return Outcome.acknowledge();
        }

        @QStashMapping("/nothing")
        void nothing() {
            ran.add("nothing");
        }

        @QStashMapping("/nothing-later")
        Mono<Void> nothingLater() {
            return Mono.fromRunnable(() -> ran.add("nothing later"));
        }

        @QStashMapping("/no-content")
        ResponseEntity<Void> noContent() {
            return ResponseEntity.noContent().build();
        }

        @CrossOrigin("https://elsewhere.example.com")
        @QStashMapping("/cross-origin")
        void crossOrigin() {
            ran.add("cross-origin");
        }

        @QStashMapping("/body")
        Order body(@RequestBody byte[] raw) {
            return new Order("echo", raw.length);
        }

        @QStashMapping("/body-later")
        Mono<Order> bodyLater(@RequestBody Order order) {
            return Mono.just(order).delayElement(Duration.ofMillis(1));
        }

        @QStashMapping("/text")
        CompletionStage<String> text(Delivery delivery) {
            return CompletableFuture.supplyAsync(delivery::text);
        }

        @QStashMapping("/entity")
        ResponseEntity<String> entity(Delivery delivery, ServerHttpResponse response) {
            delivery.beforeAcknowledge(() -> ran.add("action"));
            response.addCookie(ResponseCookie.from("own", "cookie").build());
            return ResponseEntity.status(HttpStatus.CREATED)
                    .header("X-Own", "kept")
                    .body("made");
        }

        @QStashMapping("/failing-action")
        ResponseEntity<String> failingAction(Delivery delivery, ServerHttpResponse response) {
            delivery.beforeAcknowledge(() -> {
                throw new IllegalStateException("secret");
            });
            response.addCookie(ResponseCookie.from("own", "cookie").build());
            return ResponseEntity.ok().header("X-Own", "kept").body("must not be seen");
        }

        @QStashMapping("/typed/{number}")
        void typed(@PathVariable int number, @RequestParam String needed) {
            ran.add("typed");
        }

        @QStashMapping("/form")
        Mono<String> form(@ModelAttribute Order order, ServerWebExchange exchange, Delivery delivery) {
            return exchange.getFormData()
                    .map(form -> order.orderId() + " " + order.amount() + " " + form + " " + delivery.text());
        }

        @QStashMapping("/parts")
        String parts(@RequestPart("orderId") FormFieldPart orderId, @RequestPart("file") byte[] file) {
            return orderId.value() + " " + file.length;
        }

        @QStashMapping("/payload")
        Outcome payload(Delivery delivery) {
            return Outcome.acknowledge(delivery.payload(Order.class).orderId());
        }

        @QStashMapping("/headers")
        String headers(
                @QStashHeader("X-Tenant") String tenant,
                @QStashHeader(name = "X-Number", defaultValue = "7") int number,
                @QStashHeader(name = "X-None") Optional<String> none,
                @QStashHeader("X-Many") List<String> many) {
            return tenant + " " + number + " " + none.isPresent() + " " + many;
        }

        @QStashMapping("/wrapped/entity")
        ResponseEntity<?> wrappedInEntity() {
            return ResponseEntity.ok(Outcome.reject("the reason"));
        }

        @QStashMapping("/wrapped/mono")
        Object wrappedInMono() {
            return Mono.just(Outcome.reject("the reason"));
        }

        @SuppressWarnings("FutureReturnValueIgnored") // As an application might.
        @QStashMapping("/wrapped/stage")
        Object wrappedInStage() {
            return CompletableFuture.completedFuture(Outcome.reject("the reason"));
        }

        @QStashMapping("/wrapped/list")
        Object wrappedInList() {
            return List.of(Outcome.reject("the reason"));
        }

        @QStashMapping("/wrapped/flux")
        Flux<?> wrappedInFlux() {
            return Flux.just(Outcome.reject("the reason"));
        }

        @ExceptionHandler(NegativeArraySizeException.class)
        ResponseEntity<Void> handledInSilence() {
            return ResponseEntity.accepted().build();
        }

        @ExceptionHandler(ArithmeticException.class)
        ResponseEntity<String> handled() {
            return ResponseEntity.accepted().body("handled");
        }
    }

    @RestController
    static class Others {

        private final Ran ran;

        Others(Ran ran) {
            this.ran = ran;
        }

        @PostMapping("/open")
        String open(@RequestBody String body) {
            ran.add("open");
            return body;
        }

        @QStashMapping("/jobs/elsewhere")
        void elsewhere() {
            ran.add("elsewhere");
        }
    }
}
