package io.github.qstash4j.devserver.api;

/**
 * {@code POST /v2/enqueue/{queue}/{destination}}: accepts what publish accepts, and delivers it when its turn in the
 * queue comes. A queue that does not exist is created.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/enqueue">Enqueue a message</a>
 */
final class Enqueue implements Action {

    private final Publishing publishing;

    Enqueue(Publishing publishing) {
        this.publishing = publishing;
    }

    @Override
    public ApiResponse handle(Call call) {
        String path = call.variable();
        int end = path.indexOf('/');
        if (end < 0 || end == path.length() - 1) {
            throw Refusal.notFound("The path must be /v2/enqueue/{queue}/{destination}.");
        }
        String queue = new OptionValue("The queue", path.substring(0, end)).resource();
        return publishing.answer(call, path.substring(end + 1), queue);
    }
}
