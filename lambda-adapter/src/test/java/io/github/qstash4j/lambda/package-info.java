@NullMarked
package io.github.qstash4j.lambda;

import org.jspecify.annotations.NullMarked;
