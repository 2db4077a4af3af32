package io.github.qstash4j.test.contract;

import io.github.qstash4j.receiver.Delivery;
import io.github.qstash4j.test.fixtures.SignedRequest;

/** What the contract wants of its application, told in a header. */
record Instruction(String verb, String argument) {

    static final String HEADER = "Contract-Do";

    /** End in the way of that name. */
    static final String END = "end";

    /** Record a step, and succeed once it was there before. */
    static final String STEP = "step";

    /** Wait until the gate is opened, and describe what arrived. */
    static final String HOLD = "hold";

    /** Wait until somebody holds at the gate. */
    static final String AWAIT = "await";

    /** Open the gate. */
    static final String OPEN = "open";

    /** Tell what has happened since the last time. */
    static final String LOG = "log";

    /** Without a header: describe what arrived. */
    static final String DESCRIBE = "describe";

    static Instruction of(Delivery delivery) {
        String[] words = String.valueOf(delivery.headers().first(HEADER)).split(" ", 2);
        return words.length == 2 ? new Instruction(words[0], words[1]) : new Instruction(DESCRIBE, "");
    }

    static SignedRequest on(SignedRequest request, String verb, String argument) {
        return request.header(HEADER, verb + " " + argument);
    }
}
