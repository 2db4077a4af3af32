/** The contract of an adapter, on Spring. */
@NullMarked
package io.github.qstash4j.spring.contract;

import org.jspecify.annotations.NullMarked;
