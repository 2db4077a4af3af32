/** QStash consumers as annotated methods of Micronaut controllers. */
@NullMarked
package io.github.qstash4j.micronaut;

import org.jspecify.annotations.NullMarked;
