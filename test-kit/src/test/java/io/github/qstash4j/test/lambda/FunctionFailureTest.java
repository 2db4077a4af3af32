package io.github.qstash4j.test.lambda;

import static io.github.qstash4j.test.lambda.ScriptedHandler.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qstash4j.test.lambda.InvocationResult.FunctionError;
import io.github.qstash4j.test.lambda.InvocationResult.Returned;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionFailureTest {

    private static final Duration WAIT = Duration.ofSeconds(10);

    private static LocalLambdaBuilder scripted() {
        return LocalLambda.builder().handler(ScriptedHandler.class);
    }

    private static boolean isAlive(long process) {
        return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }

    private static String type(InvocationResult result) {
        return result instanceof FunctionError error ? error.type() : result.toString();
    }

    @Test
    void a_process_that_takes_too_long_is_killed_and_replaced() throws Exception {
        try (LocalLambda lambda = scripted().timeout(Duration.ofSeconds(3)).start()) {
            long process = lambda.processId();
            CompletableFuture<InvocationResult> hanging =
                    lambda.submit(event("hang")).orTimeout(20, TimeUnit.SECONDS);
            CompletableFuture<InvocationResult> waiting =
                    lambda.submit(event("answer next")).orTimeout(20, TimeUnit.SECONDS);

            assertThat(type(hanging.join())).isEqualTo("Sandbox.Timedout");
            assertThat(((Returned) waiting.join()).text()).as("one that waited").isEqualTo("next");
            assertThat(lambda.processId()).isNotEqualTo(process);
            assertThat(isAlive(process)).isFalse();
            assertThat(Post.to(lambda.url(FrontEnd.FUNCTION_URL), "/", "hang").statusCode())
                    .isEqualTo(502);
            assertThat(lambda.output()).contains("Task timed out after 3.00 seconds");
        }
    }

    @Test
    void a_process_that_ends_is_an_error_and_replaced() throws Exception {
        try (LocalLambda lambda = scripted().start()) {
            assertThat(lambda.invoke(event("exit 3"))).isInstanceOfSatisfying(FunctionError.class, error -> {
                assertThat(error.type()).isEqualTo("Runtime.ExitError");
                assertThat(error.message()).endsWith("Runtime exited with error: exit status 3");
            });
            assertThat(((Returned) lambda.invoke(event("answer again"))).text()).isEqualTo("again");
            assertThat(Post.to(lambda.url(FrontEnd.REST_API), "/", "exit 0").statusCode())
                    .isEqualTo(502);
        }
    }

    @Test
    void api_gateway_does_not_wait_as_long_as_the_function_may_take() throws Exception {
        try (LocalLambda lambda = scripted().start()) {
            FrontEndSettings rest =
                    FrontEndSettings.of(FrontEnd.REST_API).withIntegrationTimeout(Duration.ofMillis(300));
            FrontEndSettings http =
                    FrontEndSettings.of(FrontEnd.HTTP_API).withIntegrationTimeout(Duration.ofMillis(300));

            assertThat(Post.to(lambda.url(rest), "/", "hang").statusCode()).isEqualTo(504);
            assertThat(Post.to(lambda.url(http), "/", "x").statusCode())
                    .as("waits for the same process")
                    .isEqualTo(503);
        }
    }

    @Test
    void closing_ends_a_function_that_hangs_and_all_that_waits_for_it() throws Exception {
        LocalLambda lambda = scripted().timeout(Duration.ofMinutes(1)).start();
        long process = lambda.processId();
        CompletableFuture<InvocationResult> hanging =
                lambda.submit(event("hang")).orTimeout(20, TimeUnit.SECONDS);
        CompletableFuture<InvocationResult> waiting =
                lambda.submit(event("answer x")).orTimeout(20, TimeUnit.SECONDS);
        assertThat(lambda.awaitOutput(text -> text.contains("hanging"), WAIT)).isTrue();

        lambda.close();
        lambda.close();

        assertThat(isAlive(process)).isFalse();
        assertThat(type(hanging.join())).isEqualTo("LocalLambda.Closed");
        assertThat(type(waiting.join())).isEqualTo("LocalLambda.Closed");
        assertThat(type(lambda.invoke(event("answer x")))).isEqualTo("LocalLambda.Closed");
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("qstash4j-lambda-runtime")) {
                thread.join(WAIT.toMillis());
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
        assertThatThrownBy(() -> lambda.url(FrontEnd.ALB)).hasMessage("The local Lambda is closed.");
    }

    @Test
    void a_function_that_cannot_be_initialised_says_why_and_what_it_printed() {
        assertThatThrownBy(
                        () -> LocalLambda.builder().handler(BrokenHandler.class).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("BrokenHandler cannot be started: java.lang.")
                .hasMessageContaining("about to break")
                .hasMessageContaining("no keys");
    }

    @Test
    void a_function_that_is_never_ready_is_given_up() {
        assertThatThrownBy(() -> LocalLambda.builder()
                        .handler(BrokenHandler.class)
                        .environment("HANG", "1")
                        .initTimeout(Duration.ofSeconds(2))
                        .start())
                .hasMessageContaining("The function was not ready after 2 s.")
                .hasMessageContaining("about to break");
    }

    @Test
    void an_answer_in_the_last_moment_leaves_the_next_event_alone() throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        try (LocalLambda lambda = scripted()
                .timeout(Duration.ofSeconds(3))
                .onOutput(text -> await(text.contains("timed out"), heard))
                .start()) {
            lambda.invoke(event("answer warm"));
            CompletableFuture<InvocationResult> late = lambda.submit(event("busy 3300"));
            CompletableFuture<InvocationResult> next = lambda.submit(event("busy 500"));

            assertThat(type(late.get(20, TimeUnit.SECONDS))).isEqualTo("Sandbox.Timedout");
            assertThat(next.get(20, TimeUnit.SECONDS)).hasToString("Returned[busy]");
            assertThat(lambda.submit(event("hang")).get(20, TimeUnit.SECONDS))
                    .as("while a listener still blocks")
                    .isInstanceOf(FunctionError.class);
            heard.countDown();
        }
    }

    private static void await(boolean holds, CountDownLatch latch) {
        try {
            if (holds) {
                var unused = latch.await(30, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_listener_that_throws_an_error_ends_nothing() throws Exception {
        try (LocalLambda lambda = scripted()
                .timeout(Duration.ofSeconds(3))
                .onOutput(text -> {
                    throw new AssertionError("not what I expect");
                })
                .start()) {
            assertThat(type(lambda.submit(event("hang")).get(20, TimeUnit.SECONDS)))
                    .isEqualTo("Sandbox.Timedout");
            lambda.invoke(event("print once"));
            lambda.invoke(event("print twice"));

            assertThat(lambda.awaitOutput(text -> text.contains("twice"), WAIT)).isTrue();
            assertThat(lambda.output()).containsOnlyOnce("java.lang.AssertionError: not what I expect");
        }
    }

    @Test
    void a_process_that_cannot_be_started_again_is_an_error_of_all_that_wait(@TempDir Path home) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path link = Files.createSymbolicLink(
                Files.createDirectory(home.resolve("bin")).resolve("java"), java);
        try (LocalLambda lambda = scripted().javaHome(home).start()) {
            Files.delete(link);
            CompletableFuture<InvocationResult> ending = lambda.submit(event("exit 1"));
            CompletableFuture<InvocationResult> waiting = lambda.submit(event("answer never"));

            assertThat(type(ending.get(20, TimeUnit.SECONDS))).isEqualTo("Runtime.ExitError");
            assertThat(type(waiting.get(20, TimeUnit.SECONDS))).isEqualTo("Runtime.InitError");
            assertThat(type(lambda.invoke(event("print refused")))).isEqualTo("Runtime.InitError");
            assertThat(Post.to(lambda.url(FrontEnd.ALB), "/", "print refused").statusCode())
                    .isEqualTo(502);

            Files.createSymbolicLink(link, java);
            assertThat(lambda.invoke(event("answer again"))).hasToString("Returned[again]");
            assertThat(lambda.output()).doesNotContain("\nrefused");
        }
    }

    @Test
    void closing_ends_what_the_function_has_started() throws Exception {
        ProcessHandle sleeper;
        try (LocalLambda lambda = scripted().start()) {
            long id = Long.parseLong(((Returned) lambda.invoke(event("spawn"))).text());
            sleeper = ProcessHandle.of(id).orElseThrow();
        }

        assertThat(sleeper.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void a_function_that_runs_is_not_changed_by_its_builder() {
        LocalLambdaBuilder builder = scripted().environment("GREETING", "first");
        try (LocalLambda lambda = builder.start()) {
            builder.environment("GREETING", "second");
            lambda.invoke(event("exit 1"));

            assertThat(lambda.invoke(event("environment GREETING"))).hasToString("Returned[first]");
        }
    }

    @Test
    void a_jvm_is_told_only_what_it_understands(@TempDir Path home) throws Exception {
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        assertThat(JavaHome.quietness(home)).contains("--enable-native-access=ALL-UNNAMED");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"17.0.13\"\n");
        assertThat(JavaHome.quietness(home)).isEmpty();
        Files.delete(home.resolve("release"));
        assertThat(JavaHome.quietness(home)).isEmpty();
    }

    @Test
    void a_class_path_without_the_runtime_client_names_the_dependency() {
        String without = Arrays.stream(FunctionClassPath.ofThisProcess().split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("runtime-interface-client"))
                .collect(Collectors.joining(File.pathSeparator));

        assertThatThrownBy(() -> scripted().classPath(without).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Add com.amazonaws:aws-lambda-java-runtime-interface-client");
    }

    @Test
    void a_class_that_is_not_there_is_named() {
        assertThatThrownBy(() ->
                        LocalLambda.builder().handler("com.example.Nobody").start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("There is no class com.example.Nobody on the function's class path");
    }

    @Test
    void a_method_that_is_not_there_is_an_error_of_each_invocation() {
        try (LocalLambda lambda = LocalLambda.builder()
                .handler(ScriptedHandler.class.getName() + "::nobody")
                .start()) {
            assertThat(lambda.invoke(event("x")))
                    .isInstanceOfSatisfying(
                            FunctionError.class,
                            error -> assertThat(error.message()).contains("nobody"));
        }
    }

    @Test
    void a_jvm_that_does_not_start_says_why() {
        assertThatThrownBy(() -> scripted().jvmOptions("-XX:NoSuchOption").start())
                .hasMessageContaining("The process ended with exit status 1.")
                .hasMessageContaining("NoSuchOption");
        assertThatThrownBy(() -> scripted().javaHome(Path.of("/nowhere")).start())
                .hasMessageContaining("The function's JVM cannot be started.");
    }

    @Test
    void options_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> LocalLambda.builder().start()).hasMessageStartingWith("handler is missing");
        assertThatThrownBy(() -> LocalLambda.builder().handler("a::b::c")).hasMessageContaining("a::b::c");
        assertThatThrownBy(() -> scripted().environment(Map.of("_HANDLER", "x")))
                .hasMessageContaining("which Lambda sets itself");
        assertThatThrownBy(() -> scripted().environment("AWS_LAMBDA_LOG_GROUP_NAME", "x"))
                .hasMessageContaining("which Lambda sets itself");
        assertThatThrownBy(() -> scripted().concurrency(0)).hasMessageStartingWith("concurrency must be");
    }
}
