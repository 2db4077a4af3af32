package io.github.qstash4j.test.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Answers when four events are in it at once, or says after a while that they were not. */
public final class OverlapHandler implements RequestStreamHandler {

    private final CountDownLatch all = new CountDownLatch(4);

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        EventReader event = new EventReader(in);
        if (event.text().equals("forever")) {
            hang();
        }
        if (!event.text().equals("alone")) {
            all.countDown();
        }
        try {
            boolean together = event.text().equals("alone") || all.await(20, TimeUnit.SECONDS);
            out.write((together ? "together" : "apart").getBytes(UTF_8));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void hang() throws IOException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
