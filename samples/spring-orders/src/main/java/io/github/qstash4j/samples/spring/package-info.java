/** Orders on Spring Boot: what customers call, and what QStash calls. */
@NullMarked
package io.github.qstash4j.samples.spring;

import org.jspecify.annotations.NullMarked;
