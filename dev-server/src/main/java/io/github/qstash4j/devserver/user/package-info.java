/** Who may call the REST API, and the keys that sign for them. */
@NullMarked
package io.github.qstash4j.devserver.user;

import org.jspecify.annotations.NullMarked;
