/** What it costs to start the dev server, and what it leaves when it is closed. */
@NullMarked
package io.github.qstash4j.benchmarks.start;

import org.jspecify.annotations.NullMarked;
