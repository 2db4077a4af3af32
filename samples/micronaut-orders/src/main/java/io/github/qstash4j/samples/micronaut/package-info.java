/** Orders on Micronaut: a service for Cloud Run that customers call, and QStash. */
@NullMarked
package io.github.qstash4j.samples.micronaut;

import org.jspecify.annotations.NullMarked;
