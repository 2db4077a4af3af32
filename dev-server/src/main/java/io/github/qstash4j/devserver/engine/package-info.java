/** Accepts messages, keeps them until they are due, and settles what became of each attempt; knows no HTTP. */
@NullMarked
package io.github.qstash4j.devserver.engine;

import org.jspecify.annotations.NullMarked;
