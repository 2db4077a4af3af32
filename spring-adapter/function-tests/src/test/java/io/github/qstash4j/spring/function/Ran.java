package io.github.qstash4j.spring.function;

import java.util.concurrent.CopyOnWriteArrayList;

/** Which functions have run, and with what. */
final class Ran extends CopyOnWriteArrayList<String> {

    private static final long serialVersionUID = 1L;
}
