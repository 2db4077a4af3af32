/** What is published: a message, its destination, its body and its callbacks, as inert data. */
@NullMarked
package io.github.qstash4j.devserver.message;

import org.jspecify.annotations.NullMarked;
