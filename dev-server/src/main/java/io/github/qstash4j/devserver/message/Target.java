package io.github.qstash4j.devserver.message;

/** Where a publication goes: to one URL, or to all endpoints of a URL group. */
public sealed interface Target permits Destination, UrlGroupName {

    /** The URL or the name as published. */
    String text();
}
