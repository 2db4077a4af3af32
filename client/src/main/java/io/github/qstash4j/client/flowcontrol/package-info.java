/** The flow control keys of an account. */
@NullMarked
package io.github.qstash4j.client.flowcontrol;

import org.jspecify.annotations.NullMarked;
