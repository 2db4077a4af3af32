package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.timeline.Timeline;

/**
 * {@code GET /v2/logs}: what happened to the caller's messages, newest first.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/logs/list">List logs</a>
 */
final class ListLogs implements Action {

    private final Timeline timeline;

    ListLogs(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public ApiResponse handle(Call call) {
        return LogPage.of(call, timeline, "logs");
    }
}
