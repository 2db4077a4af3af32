/** Receives what QStash delivers on AWS Lambda: the event of a front end, the core, the answer in the same shape. */
@NullMarked
package io.github.qstash4j.lambda;

import org.jspecify.annotations.NullMarked;
