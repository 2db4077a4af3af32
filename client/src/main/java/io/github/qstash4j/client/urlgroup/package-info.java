/** The URL groups of an account. */
@NullMarked
package io.github.qstash4j.client.urlgroup;

import org.jspecify.annotations.NullMarked;
