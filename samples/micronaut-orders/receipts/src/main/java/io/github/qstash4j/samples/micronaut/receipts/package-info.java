/** Receipts for orders, as a function on AWS Lambda. */
@NullMarked
package io.github.qstash4j.samples.micronaut.receipts;

import org.jspecify.annotations.NullMarked;
