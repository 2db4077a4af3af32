@NullMarked
package io.github.qstash4j.test.lambda;

import org.jspecify.annotations.NullMarked;
