package io.github.qstash4j.devserver.api;

/** One endpoint of the REST API. */
@FunctionalInterface
interface Action {

    /**
     * Answers the call, quickly and without blocking.
     *
     * @throws Refusal when the call cannot be honoured
     */
    ApiResponse handle(Call call);
}
