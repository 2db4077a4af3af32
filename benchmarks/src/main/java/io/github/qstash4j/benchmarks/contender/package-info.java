/** Those who are compared: each verifies a delivery as a careful user of its library would. */
@NullMarked
package io.github.qstash4j.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
