/** Drives a server with the npm client of QStash, run by Node. */
@NullMarked
package io.github.qstash4j.devserver.npm;

import org.jspecify.annotations.NullMarked;
