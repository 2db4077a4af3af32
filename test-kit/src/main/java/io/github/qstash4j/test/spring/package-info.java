/**
 * Tells the application of a Spring test about the dev server, and the dev server about the application. Spring finds
 * it by itself.
 */
@NullMarked
package io.github.qstash4j.test.spring;

import org.jspecify.annotations.NullMarked;
