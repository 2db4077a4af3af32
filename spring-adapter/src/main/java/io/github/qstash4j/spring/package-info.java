/** QStash consumers in Spring Boot applications. */
@NullMarked
package io.github.qstash4j.spring;

import org.jspecify.annotations.NullMarked;
