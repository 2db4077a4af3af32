/** The way of a delivery through Spring MVC: filter, controller method, settlement. */
@NullMarked
package io.github.qstash4j.spring.mvc;

import org.jspecify.annotations.NullMarked;
