/** Messages that QStash has and has not finished with. */
@NullMarked
package io.github.qstash4j.client.message;

import org.jspecify.annotations.NullMarked;
