package io.github.qstash4j.spring;

import io.github.qstash4j.receiver.consumer.QStashStartException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has Spring Boot print a {@link QStashStartException} without a stack trace. */
final class QStashStartFailureAnalyzer extends AbstractFailureAnalyzer<QStashStartException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, QStashStartException cause) {
        return new FailureAnalysis(cause.description(), cause.action(), cause);
    }
}
