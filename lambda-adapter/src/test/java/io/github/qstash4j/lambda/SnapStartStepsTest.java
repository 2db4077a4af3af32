package io.github.qstash4j.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.qstash4j.receiver.DeliveryHandler;
import io.github.qstash4j.receiver.Outcome;
import io.github.qstash4j.receiver.PayloadCodec;
import io.github.qstash4j.receiver.Receiver;
import io.github.qstash4j.receiver.SigningKeys;
import io.github.qstash4j.receiver.UrlCheck;
import io.github.qstash4j.test.fixtures.SignedRequest;
import io.github.qstash4j.test.fixtures.TestKeys;
import io.github.qstash4j.test.lambda.FrontEnd;
import io.github.qstash4j.test.lambda.LambdaEvents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.crac.CheckpointException;
import org.crac.Context;
import org.crac.Resource;
import org.crac.RestoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done around a snapshot, what goes wrong in it, and who does without it. */
class SnapStartStepsTest {

    private static final Logger LOGGER = Logger.getLogger("io.github.qstash4j.lambda");

    private final List<String> steps = new ArrayList<>();
    private final List<LogRecord> logged = new ArrayList<>();
    private final Steps context = new Steps();
    private final Handler recorder = new Handler() {
        @Override
        public void publish(LogRecord record) {
            logged.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void record() {
        LOGGER.addHandler(recorder);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void stopRecording() {
        LOGGER.removeHandler(recorder);
        LOGGER.setUseParentHandlers(true);
    }

    private Receiver receiver() {
        return Receiver.builder()
                .signingKeys(SigningKeys.of(TestKeys.CURRENT))
                .urlCheck(UrlCheck.PLATFORM)
                .payloadCodec(new Codec())
                .build();
    }

    @Test
    void the_receiver_is_primed_first_and_then_the_steps_follow_in_their_order() throws Exception {
        QStashSnapStart.register(context, receiver(), String.class)
                .beforeCheckpoint(() -> steps.add("first"))
                .beforeCheckpoint(() -> steps.add("second"))
                .afterRestore(() -> steps.add("third"))
                .afterRestore(() -> steps.add("fourth"));

        context.beforeCheckpoint(context);
        assertThat(steps).containsExactly("decode java.lang.String", "first", "second");
        context.afterRestore(context);
        assertThat(steps).hasSize(5).endsWith("third", "fourth");
        assertThat(logged).isEmpty();
    }

    @Test
    void a_step_that_fails_is_logged_and_keeps_nothing_from_the_next_one() throws Exception {
        RuntimeException failure = new IllegalStateException("the cache is away");
        Runnable failing = () -> {
            throw failure;
        };
        QStashSnapStart.register(context, receiver())
                .beforeCheckpoint(failing)
                .beforeCheckpoint(() -> steps.add("before"))
                .afterRestore(failing)
                .afterRestore(() -> steps.add("after"));

        context.beforeCheckpoint(context);
        context.afterRestore(context);

        assertThat(steps).containsExactly("before", "after");
        assertThat(logged)
                .extracting(LogRecord::getMessage)
                .containsExactly(
                        "A step before the snapshot has failed; the function goes on without it",
                        "A step after the restore of the snapshot has failed; the function goes on without it");
        assertThat(logged).extracting(LogRecord::getThrown).containsOnly(failure);
    }

    @Test
    void an_error_is_one_for_lambda() {
        QStashSnapStart.register(context, receiver()).beforeCheckpoint(() -> {
            throw new AssertionError("broken");
        });

        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> context.beforeCheckpoint(context));
    }

    @Test
    void without_crac_on_the_class_path_functions_work_and_only_this_class_does_not() throws Exception {
        URL[] own = {
            QStashStreamHandler.class.getProtectionDomain().getCodeSource().getLocation()
        };
        try (URLClassLoader without = new URLClassLoader(own, new WithoutCrac())) {
            Class<?> handler = without.loadClass(QStashStreamHandler.class.getName());
            assertThat(handler).isNotSameAs(QStashStreamHandler.class);
            RequestStreamHandler function =
                    (RequestStreamHandler) handler.getConstructor(Receiver.class, DeliveryHandler.class)
                            .newInstance(receiver(), (DeliveryHandler) delivery -> Outcome.acknowledge());
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            byte[] event = LambdaEvents.of(
                    FrontEnd.FUNCTION_URL, SignedRequest.valid().to("https://x.lambda-url.us-east-1.on.aws/"));

            function.handleRequest(new ByteArrayInputStream(event), answer, null);

            assertThat(answer.toString(UTF_8)).contains("\"statusCode\":200");
            Class<?> snapStart = without.loadClass(QStashSnapStart.class.getName());
            assertThatExceptionOfType(NoClassDefFoundError.class)
                    .isThrownBy(snapStart::getMethods)
                    .withMessage("org/crac/Resource");
        }
    }

    /** Tells its resources at once, in the order in which they came. */
    private static final class Steps extends Context<Resource> {

        private final List<Resource> resources = new ArrayList<>();

        @Override
        public void beforeCheckpoint(Context<? extends Resource> parent) throws CheckpointException {
            for (Resource resource : resources) {
                try {
                    resource.beforeCheckpoint(this);
                } catch (Exception e) {
                    throw new CheckpointException();
                }
            }
        }

        @Override
        public void afterRestore(Context<? extends Resource> parent) throws RestoreException {
            for (Resource resource : resources) {
                try {
                    resource.afterRestore(this);
                } catch (Exception e) {
                    throw new RestoreException();
                }
            }
        }

        @Override
        public void register(Resource resource) {
            resources.add(resource);
        }
    }

    private final class Codec implements PayloadCodec {

        @Override
        public Object decode(byte[] body, Type type) {
            steps.add("decode " + type.getTypeName());
            return "";
        }

        @Override
        public byte[] encode(Object value) {
            throw new AssertionError("There is nothing to write.");
        }

        @Override
        public String contentType() {
            return "application/json";
        }
    }

    private static final class WithoutCrac extends ClassLoader {

        WithoutCrac() {
            super(SnapStartStepsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.crac.") || name.startsWith("io.github.qstash4j.lambda.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
