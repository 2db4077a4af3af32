/** What {@code ./run-local} runs: the jar on this machine, beside a dev server. None of it is in the jar. */
@NullMarked
package io.github.qstash4j.samples.micronaut.local;

import org.jspecify.annotations.NullMarked;
