/** The only package that knows the HTTP library: it listens for REST calls and carries deliveries. */
@NullMarked
package io.github.qstash4j.devserver.http;

import org.jspecify.annotations.NullMarked;
