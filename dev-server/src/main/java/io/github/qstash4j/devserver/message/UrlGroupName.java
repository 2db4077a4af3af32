package io.github.qstash4j.devserver.message;

/** The name of a URL group, which may not exist. */
public record UrlGroupName(String text) implements Target {}
