/** What operators see of QStash in Spring Boot's actuator. */
@NullMarked
package io.github.qstash4j.spring.actuate;

import org.jspecify.annotations.NullMarked;
