package io.github.qstash4j.devserver.engine;

/** What has become of a message that a schedule published. */
public enum ScheduledState {
    IN_PROGRESS,
    SUCCESS,
    FAIL
}
