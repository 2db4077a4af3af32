/** What the measurements share: figures, deliveries to verify, and JVMs to start. */
@NullMarked
package io.github.qstash4j.benchmarks;

import org.jspecify.annotations.NullMarked;
