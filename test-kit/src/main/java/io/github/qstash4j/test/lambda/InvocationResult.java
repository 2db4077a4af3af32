package io.github.qstash4j.test.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/** How an invocation of a function ended. */
public sealed interface InvocationResult permits InvocationResult.Returned, InvocationResult.FunctionError {

    /** How long an event and an answer may be, in bytes. */
    int MAX_PAYLOAD = 6 * 1024 * 1024;

    /** The function returned, with an answer of any form. */
    final class Returned implements InvocationResult {

        private final byte[] payload;

        Returned(byte[] payload) {
            this.payload = payload;
        }

        /** A copy of the answer. */
        public byte[] payload() {
            return payload.clone();
        }

        /** The answer as UTF-8 text. */
        public String text() {
            return new String(payload, UTF_8);
        }

        byte[] bytes() {
            return payload;
        }

        @Override
        public String toString() {
            return "Returned[" + text() + "]";
        }
    }

    /**
     * The function threw, ran out of time, ended its process, or could not be started.
     *
     * @param type the class of what it threw, or one of Lambda's words: {@code Sandbox.Timedout},
     *     {@code Runtime.ExitError}, {@code Function.ResponseSizeTooLarge}, {@code Runtime.InitError}
     * @param message what Lambda says about it
     */
    record FunctionError(String type, String message) implements InvocationResult {

        static FunctionError timedOut(String requestId, long millis) {
            return new FunctionError(
                    "Sandbox.Timedout",
                    String.format(
                            Locale.ROOT,
                            "RequestId: %s Error: Task timed out after %.2f seconds",
                            requestId,
                            millis / 1000.0));
        }

        static FunctionError exited(String requestId, int status) {
            return new FunctionError(
                    "Runtime.ExitError",
                    "RequestId: " + requestId + " Error: Runtime exited "
                            + (status == 0 ? "without providing a reason" : "with error: exit status " + status));
        }

        static FunctionError tooLarge() {
            return new FunctionError(
                    "Function.ResponseSizeTooLarge",
                    "Response payload size exceeded maximum allowed payload size (" + MAX_PAYLOAD + " bytes).");
        }
    }
}
