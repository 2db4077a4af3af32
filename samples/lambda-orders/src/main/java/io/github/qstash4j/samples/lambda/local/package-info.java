/** What {@code ./run-local} runs: the functions on this machine, beside a dev server. None of it goes to Lambda. */
@NullMarked
package io.github.qstash4j.samples.lambda.local;

import org.jspecify.annotations.NullMarked;
