/** The queues of an account. */
@NullMarked
package io.github.qstash4j.client.queue;

import org.jspecify.annotations.NullMarked;
