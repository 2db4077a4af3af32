package io.github.qstash4j.devserver.http;

import io.github.qstash4j.devserver.message.Destination;
import io.github.qstash4j.devserver.message.NoResponse;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why an attempt brought no response. */
final class Failure {

    private Failure() {}

    static NoResponse of(Throwable thrown, Destination destination) {
        Throwable cause = cause(thrown);
        String subject = destination.host() + ":" + destination.port();
        if (cause instanceof UnknownHostException) {
            return new NoResponse("The host " + destination.host() + " could not be resolved.");
        } else if (cause instanceof ConnectException) {
            return new NoResponse("No connection to " + subject + " could be made" + reason(cause));
        } else if (cause instanceof SSLException) {
            return new NoResponse("No secure connection to " + subject + " could be made" + reason(cause));
        }
        return new NoResponse("The exchange with " + subject + " broke off" + reason(cause));
    }

    private static Throwable cause(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return thrown instanceof CompletionException && cause != null ? cause : thrown;
    }

    private static String reason(Throwable thrown) {
        @Nullable String message = thrown.getMessage();
        return ": " + (message == null ? thrown.getClass().getSimpleName() : message) + ".";
    }
}
