/** The schedules of an account. */
@NullMarked
package io.github.qstash4j.client.schedule;

import org.jspecify.annotations.NullMarked;
