/** What a test can have go wrong on purpose: the inert rules, and which of them apply to an attempt or a call. */
@NullMarked
package io.github.qstash4j.devserver.faults;

import org.jspecify.annotations.NullMarked;
