package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.timeline.Timeline;

/**
 * {@code GET /v2/events}: the older name of {@code GET /v2/logs}, which the official SDKs still call.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/events/list">List events</a>
 */
final class ListEvents implements Action {

    private final Timeline timeline;

    ListEvents(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public ApiResponse handle(Call call) {
        return LogPage.of(call, timeline, "events");
    }
}
