/** Receives what QStash delivers: request, verified delivery, handler, outcome, response. */
@NullMarked
package io.github.qstash4j.receiver;

import org.jspecify.annotations.NullMarked;
