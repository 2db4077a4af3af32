package io.github.qstash4j.samples.spring;

import io.github.qstash4j.receiver.FailureCallback;
import io.github.qstash4j.spring.QStashMapping;
import org.springframework.web.bind.annotation.RestController;

/** What QStash calls when an order could not be worked on for good. */
@RestController
class Failures {

    private final Book book;

    Failures(Book book) {
        this.book = book;
    }

    @QStashMapping("/callbacks/failed")
    void failed(FailureCallback failure) {
        book.add("failed: " + failure.text());
    }
}
