/**
 * What adapters for annotated consumers publish with: the client of each account, and the schedules that consumers
 * declare. Needs {@code qstash4j-receiver-core} on the class path.
 */
@NullMarked
package io.github.qstash4j.client.consumer;

import org.jspecify.annotations.NullMarked;
