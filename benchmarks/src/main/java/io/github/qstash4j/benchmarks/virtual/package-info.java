/** What two days of retries take when their time is moved by hand. */
@NullMarked
package io.github.qstash4j.benchmarks.virtual;

import org.jspecify.annotations.NullMarked;
