package io.github.qstash4j.test.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Cannot be initialised: throws, or never returns where the variable {@code HANG} is set. */
public final class BrokenHandler implements RequestHandler<String, String> {

    public BrokenHandler() throws InterruptedException {
        System.out.println("about to break");
        if (System.getenv("HANG") != null) {
            new java.util.concurrent.CountDownLatch(1).await();
        }
        throw new IllegalStateException("no keys");
    }

    @Override
    public String handleRequest(String input, Context context) {
        return input;
    }
}
