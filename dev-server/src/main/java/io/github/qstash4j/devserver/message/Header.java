package io.github.qstash4j.devserver.message;

/** One header line; its value holds one character per byte on the wire (ISO 8859-1). */
public record Header(String name, String value) {}
