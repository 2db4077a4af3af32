/** What the first delivery costs a fresh JVM. */
@NullMarked
package io.github.qstash4j.benchmarks.cold;

import org.jspecify.annotations.NullMarked;
