/** What the test kit does for its users, on JUnit 5.14. */
@NullMarked
package io.github.qstash4j.test.junit5;

import org.jspecify.annotations.NullMarked;
