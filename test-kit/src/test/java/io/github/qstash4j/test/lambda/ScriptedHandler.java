package io.github.qstash4j.test.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does what the body of the event says; of a body that says nothing it answers the whole event. */
public final class ScriptedHandler implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        EventReader event = new EventReader(in);
        String[] words = event.text().split(" ", 2);
        String rest = words.length < 2 ? "" : words[1];
        switch (words[0]) {
            case "answer" -> out.write(rest.getBytes(UTF_8));
            case "throw" -> throw new IllegalStateException(rest);
            case "exit" -> Runtime.getRuntime().halt(Integer.parseInt(rest));
            case "print" -> System.out.println(rest);
            case "hang" -> hang();
            case "busy" -> {
                awaitTime(Long.parseLong(rest));
                out.write("busy".getBytes(UTF_8));
            }
            case "spawn" -> out.write(Long.toString(sleeper()).getBytes(UTF_8));
            case "charset" -> {
                System.out.println(rest);
                out.write(Charset.defaultCharset().name().getBytes(UTF_8));
            }
            case "long" -> out.write(new byte[Integer.parseInt(rest)]);
            case "environment" -> out.write(String.valueOf(System.getenv(rest)).getBytes(UTF_8));
            case "variables" -> out.write(System.getenv().keySet().toString().getBytes(UTF_8));
            case "context" ->
                out.write((context.getAwsRequestId() + " " + context.getFunctionName() + " "
                                + context.getInvokedFunctionArn() + " " + context.getRemainingTimeInMillis() + " "
                                + context.getMemoryLimitInMB())
                        .getBytes(UTF_8));
            default ->
                out.write(EventReader.answer(
                        200,
                        Map.of("Content-Type", "application/json"),
                        event.json().toString().getBytes(UTF_8)));
        }
    }

    /** An event that makes the handler do something. */
    static byte[] event(String script) {
        return ("{\"body\":\"" + script + "\"}").getBytes(UTF_8);
    }

    private static void awaitTime(long millis) throws IOException {
        try {
            var unused = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static long sleeper() throws IOException {
        return new ProcessBuilder("sleep", "600").inheritIO().start().pid();
    }

    private static void hang() {
        System.out.println("hanging");
        boolean waiting = true;
        while (waiting) {
            try {
                new CountDownLatch(1).await();
                waiting = false;
            } catch (InterruptedException e) {
                System.out.println("not to be interrupted");
            }
        }
    }
}
