package io.github.qstash4j.micronaut.google;

import com.google.cloud.functions.invoker.runner.Invoker;
import io.github.qstash4j.test.contract.HttpReceiver;
import io.github.qstash4j.test.contract.ReceiverUnderTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

/** A function under the server that Google starts it with. */
final class GoogleFunction {

    private GoogleFunction() {}

    static ReceiverUnderTest start(Class<?> entryPoint) {
        try {
            int port = freePort();
            Invoker invoker = new Invoker(port, entryPoint.getName(), "http", entryPoint.getClassLoader());
            invoker.startTestServer();
            return HttpReceiver.at(URI.create("http://127.0.0.1:" + port), () -> stop(invoker));
        } catch (Exception e) {
            throw new IllegalStateException("The function did not start.", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void stop(Invoker invoker) {
        try {
            invoker.stopServer();
        } catch (Exception e) {
            throw new IllegalStateException("The function did not stop.", e);
        }
    }
}
