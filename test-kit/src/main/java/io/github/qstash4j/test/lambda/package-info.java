/**
 * Runs a Lambda function on this machine: under the real Java runtime client, in a process of its own, behind front
 * ends that make the events of API Gateway, function URLs and load balancers.
 */
@NullMarked
package io.github.qstash4j.test.lambda;

import org.jspecify.annotations.NullMarked;
