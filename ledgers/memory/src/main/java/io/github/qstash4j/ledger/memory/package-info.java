/** A ledger for applications that run as one process, and for tests. */
@NullMarked
package io.github.qstash4j.ledger.memory;

import org.jspecify.annotations.NullMarked;
