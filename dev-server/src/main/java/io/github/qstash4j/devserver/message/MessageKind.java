package io.github.qstash4j.devserver.message;

/** Why a message exists. */
public enum MessageKind {
    /** A caller published it. */
    MESSAGE,
    /** It reports an attempt to deliver another message. */
    CALLBACK,
    /** It reports that another message has failed for good. */
    FAILURE_CALLBACK
}
