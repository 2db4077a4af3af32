package io.github.qstash4j.devserver.api;

/** {@code POST /v2/publish/{destination}}: accepts one message, or one for each endpoint of a URL group. */
final class Publish implements Action {

    private final Publishing publishing;

    Publish(Publishing publishing) {
        this.publishing = publishing;
    }

    @Override
    public ApiResponse handle(Call call) {
        return publishing.answer(call, call.variable(), null);
    }
}
