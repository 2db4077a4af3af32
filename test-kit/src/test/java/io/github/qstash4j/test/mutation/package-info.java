/** Whether the runner tells what a suite notices from what it does not. */
@NullMarked
package io.github.qstash4j.test.mutation;

import org.jspecify.annotations.NullMarked;
