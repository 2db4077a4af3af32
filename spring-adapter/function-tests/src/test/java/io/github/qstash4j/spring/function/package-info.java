/** Functions as consumers, over the web and on Lambda. */
@NullMarked
package io.github.qstash4j.spring.function;

import org.jspecify.annotations.NullMarked;
