/** Signs a message and hands it to a courier; knows neither time nor HTTP libraries. */
@NullMarked
package io.github.qstash4j.devserver.delivery;

import org.jspecify.annotations.NullMarked;
