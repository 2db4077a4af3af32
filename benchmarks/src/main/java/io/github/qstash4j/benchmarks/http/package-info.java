/** As little HTTP as it takes, so that the dev server is what is measured. */
@NullMarked
package io.github.qstash4j.benchmarks.http;

import org.jspecify.annotations.NullMarked;
