/** What a cold start of a Lambda function costs, under the runtime client of AWS. */
@NullMarked
package io.github.qstash4j.benchmarks.lambda;

import org.jspecify.annotations.NullMarked;
