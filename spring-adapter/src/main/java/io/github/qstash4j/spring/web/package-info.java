/** What consumers on Spring MVC and on WebFlux have in common. */
@NullMarked
package io.github.qstash4j.spring.web;

import org.jspecify.annotations.NullMarked;
