/** What a consumer costs beside a bare controller. */
@NullMarked
package io.github.qstash4j.benchmarks.spring;

import org.jspecify.annotations.NullMarked;
