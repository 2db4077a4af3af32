/** Three Lambda functions that QStash calls. */
@NullMarked
package io.github.qstash4j.samples.lambda;

import org.jspecify.annotations.NullMarked;
