/**
 * Functions of Spring Cloud Function as consumers: on the web, on AWS Lambda, and wherever else messages arrive as they
 * were sent.
 */
@NullMarked
package io.github.qstash4j.spring.function;

import org.jspecify.annotations.NullMarked;
