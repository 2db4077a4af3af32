/** What the dev server carries: messages published over HTTP, delivered over HTTP, verified. */
@NullMarked
package io.github.qstash4j.benchmarks.load;

import org.jspecify.annotations.NullMarked;
