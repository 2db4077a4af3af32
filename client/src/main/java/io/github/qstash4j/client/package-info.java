/** Publishes messages through the QStash REST API. */
@NullMarked
package io.github.qstash4j.client;

import org.jspecify.annotations.NullMarked;
