/** Receives what QStash delivers. */
module io.github.qstash4j.receiver {
    requires com.auth0.jwt;
    requires com.fasterxml.jackson.databind;
    requires static transitive org.jspecify;

    exports io.github.qstash4j.receiver;
    exports io.github.qstash4j.receiver.consumer;
    exports io.github.qstash4j.receiver.ledger;
}
