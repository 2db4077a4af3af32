/** What QStash consumers cost an application on Micronaut that starts for its first delivery. */
@NullMarked
package io.github.qstash4j.benchmarks.micronaut;

import org.jspecify.annotations.NullMarked;
