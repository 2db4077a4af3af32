/** What has happened to the messages of an account. */
@NullMarked
package io.github.qstash4j.client.log;

import org.jspecify.annotations.NullMarked;
