package io.github.qstash4j.test.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What the function's process starts with: the runtime client, and an end with the process that has started it. */
final class FunctionMain {

    private FunctionMain() {}

    public static void main(String[] handler) throws Throwable {
        InputStream parent = System.in;
        System.setIn(InputStream.nullInputStream());
        Thread lifeline = new Thread(() -> endWith(parent), "qstash4j-lambda-lifeline");
        lifeline.setDaemon(true);
        lifeline.start();
        AWSLambda.main(handler);
    }

    /** Nothing is ever written: reading returns when the parent has ended, even when that was killed. */
    private static void endWith(InputStream parent) {
        try {
            var unused = parent.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The parent is gone all the same.
        }
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(1);
    }
}
