/** What is published, what is sent and what comes back, as inert data. */
@NullMarked
package io.github.qstash4j.devserver.message;

import org.jspecify.annotations.NullMarked;
