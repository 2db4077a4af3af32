/** The contract of an adapter, on Spring Cloud Function. */
@NullMarked
package io.github.qstash4j.spring.function.contract;

import org.jspecify.annotations.NullMarked;
