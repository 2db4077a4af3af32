/** The way of a delivery through Spring WebFlux: filter, controller method, settlement. */
@NullMarked
package io.github.qstash4j.spring.webflux;

import org.jspecify.annotations.NullMarked;
