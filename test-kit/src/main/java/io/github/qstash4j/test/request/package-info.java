/** Signed requests, rendered for those who test without a network: one class for each framework. */
@NullMarked
package io.github.qstash4j.test.request;

import org.jspecify.annotations.NullMarked;
