@NullMarked
package io.github.qstash4j.lambda.contract;

import org.jspecify.annotations.NullMarked;
