/** Which messages, dead letters or log entries a call is about. */
@NullMarked
package io.github.qstash4j.client.filter;

import org.jspecify.annotations.NullMarked;
