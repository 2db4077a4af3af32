package io.github.qstash4j.spring;

import java.util.concurrent.CopyOnWriteArrayList;

/** What ran, in order. */
final class Ran extends CopyOnWriteArrayList<String> {
    private static final long serialVersionUID = 1;
}
