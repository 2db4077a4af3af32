/** Messages to the APIs of language models and of e-mail providers, which QStash delivers as it does any other. */
@NullMarked
package io.github.qstash4j.client.provider;

import org.jspecify.annotations.NullMarked;
