/** The application of the quickstart ({@code Orders}), and the story that it tells ({@code Quickstart}). */
@NullMarked
package io.github.qstash4j.samples.quickstart;

import org.jspecify.annotations.NullMarked;
