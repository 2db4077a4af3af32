/** The keys with which QStash signs the deliveries of an account. */
@NullMarked
package io.github.qstash4j.client.keys;

import org.jspecify.annotations.NullMarked;
