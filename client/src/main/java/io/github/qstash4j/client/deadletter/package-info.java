/** The messages of an account that QStash has given up on. */
@NullMarked
package io.github.qstash4j.client.deadletter;

import org.jspecify.annotations.NullMarked;
