package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.qstash4j.devserver.engine.FlowControlState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A flow control key as the REST API shows it; 0 stands for a limit, or for a period, that there is not. */
final class FlowControlJson {

    private FlowControlJson() {}

    static ObjectNode of(FlowControlState state) {
        Instant start = state.periodStart();
        return JsonNodeFactory.instance
                .objectNode()
                .put("flowControlKey", state.key())
                .put("waitListSize", state.waiting())
                .put("parallelismMax", orNothing(state.parallelism()))
                .put("parallelismCount", state.running())
                .put("rateMax", orNothing(state.rate()))
                .put("rateCount", state.startedInPeriod())
                .put("ratePeriod", state.rate() == null ? 0 : state.period().toSeconds())
                .put("ratePeriodStart", start == null ? 0 : start.getEpochSecond())
                .put("isPaused", state.paused())
                .put("isPinnedParallelism", state.pinnedParallelism())
                .put("isPinnedRate", state.pinnedRate());
    }

    private static int orNothing(@Nullable Integer limit) {
        return limit == null ? 0 : limit;
    }
}
