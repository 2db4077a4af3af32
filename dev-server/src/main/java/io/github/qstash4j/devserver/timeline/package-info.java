/** Every change of state of every message, in order: what the log API, assertions and listeners read. */
@NullMarked
package io.github.qstash4j.devserver.timeline;

import org.jspecify.annotations.NullMarked;
