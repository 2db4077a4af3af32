package io.github.qstash4j.samples.micronaut;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happened, in order. */
@Singleton
public class Book {

    private static final Logger LOG = LoggerFactory.getLogger(Book.class);

    private final List<String> lines = new CopyOnWriteArrayList<>();

    void add(String line) {
        LOG.info(line);
        lines.add(line);
    }

    long shipped() {
        return lines.stream().filter(line -> line.startsWith("shipped ")).count();
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
