/** QStash's REST API: one file per action, each translating a request into a call of the engine. */
@NullMarked
package io.github.qstash4j.devserver.api;

import org.jspecify.annotations.NullMarked;
