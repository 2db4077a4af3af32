/** Parts of Spring WebFlux's adapter by themselves. */
@NullMarked
package io.github.qstash4j.spring.webflux;

import org.jspecify.annotations.NullMarked;
