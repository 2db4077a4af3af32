/** What a delivery costs a JVM that has seen many, measured with JMH. */
@NullMarked
package io.github.qstash4j.benchmarks.warm;

import org.jspecify.annotations.NullMarked;
