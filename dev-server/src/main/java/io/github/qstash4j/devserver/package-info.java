/** A QStash-compatible server that runs inside a test. */
@NullMarked
package io.github.qstash4j.devserver;

import org.jspecify.annotations.NullMarked;
