/**
 * What every adapter has to do, as one suite: an adapter starts the contract's application behind itself, and is sent
 * every attack, every outcome and every duplicate that the kit knows.
 */
@NullMarked
package io.github.qstash4j.test.contract;

import org.jspecify.annotations.NullMarked;
