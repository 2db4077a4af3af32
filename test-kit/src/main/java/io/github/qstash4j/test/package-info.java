/** Tests of what receives QStash messages: the JUnit extension, and assertions about what became of a message. */
@NullMarked
package io.github.qstash4j.test;

import org.jspecify.annotations.NullMarked;
