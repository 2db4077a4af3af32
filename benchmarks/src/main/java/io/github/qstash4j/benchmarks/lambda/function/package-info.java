/** The functions whose cold starts are measured. Each loads what its user would deploy, and nothing else from here. */
@NullMarked
package io.github.qstash4j.benchmarks.lambda.function;

import org.jspecify.annotations.NullMarked;
