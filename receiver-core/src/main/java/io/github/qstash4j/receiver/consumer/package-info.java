/**
 * What adapters are made of whose consumers are methods with annotations: which keys, URL and ledger a consumer has,
 * and how its delivery ends. Applications use the annotations and the properties of their framework's adapter instead.
 */
@NullMarked
package io.github.qstash4j.receiver.consumer;

import org.jspecify.annotations.NullMarked;
