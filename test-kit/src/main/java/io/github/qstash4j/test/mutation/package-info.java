/**
 * Whether a suite would notice: checks are switched off in the source one at a time, and the suite has to fail each
 * time. The lists are in {@code test-kit/mutations}, and {@code test-kit/mutations/run} starts it.
 */
@NullMarked
package io.github.qstash4j.test.mutation;

import org.jspecify.annotations.NullMarked;
