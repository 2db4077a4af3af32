/** What both kinds of measurement share: figures, and deliveries to verify. */
@NullMarked
package io.github.qstash4j.benchmarks;

import org.jspecify.annotations.NullMarked;
