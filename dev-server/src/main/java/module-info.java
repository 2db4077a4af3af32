/** A QStash-compatible server for tests and local development. */
// The HTTP library has a module name, but no descriptor.
@SuppressWarnings("requires-automatic")
module io.github.qstash4j.devserver {
    requires com.auth0.jwt;
    requires com.fasterxml.jackson.databind;
    // The HTTP library needs it without saying so.
    requires jdk.net;
    requires org.apache.httpcomponents.core5.httpcore5;
    requires static transitive org.jspecify;

    exports io.github.qstash4j.devserver;
    exports io.github.qstash4j.devserver.faults;
    exports io.github.qstash4j.devserver.message;
    exports io.github.qstash4j.devserver.timeline;
}
