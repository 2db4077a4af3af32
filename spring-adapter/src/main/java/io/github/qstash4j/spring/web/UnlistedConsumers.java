package io.github.qstash4j.spring.web;

/**
 * A handler mapping that finds consumers on more paths than those that it lists, so that it is asked about every
 * request. Each of them stands for itself: its object is a {@link ConsumerHandler}.
 */
public interface UnlistedConsumers {}
