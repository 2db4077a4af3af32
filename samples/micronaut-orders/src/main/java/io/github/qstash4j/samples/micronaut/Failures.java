package io.github.qstash4j.samples.micronaut;

import io.github.qstash4j.micronaut.QStashConsumer;
import io.github.qstash4j.receiver.FailureCallback;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;

/** What QStash calls when an order could not be worked on for good. */
@Controller
class Failures {

    private final Book book;

    Failures(Book book) {
        this.book = book;
    }

    @QStashConsumer
    @Post("/callbacks/failed")
    void failed(FailureCallback failure) {
        book.add("failed: " + failure.text());
    }
}
