/** Micrometer's observations of what is received and published, and the trace that goes on from one to the other. */
@NullMarked
package io.github.qstash4j.spring.observation;

import org.jspecify.annotations.NullMarked;
