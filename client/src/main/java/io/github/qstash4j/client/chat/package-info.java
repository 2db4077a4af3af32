/** Chat completions by a model that Upstash runs. */
@NullMarked
package io.github.qstash4j.client.chat;

import org.jspecify.annotations.NullMarked;
