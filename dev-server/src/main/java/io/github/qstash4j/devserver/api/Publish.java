package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.Accepted;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code POST /v2/publish/{destination}}: accepts one message. The destination is the rest of the path and the query as
 * sent, without the parameters that are meant for QStash; those that begin with {@code upstash-} count as headers.
 */
final class Publish implements Action {

    private final Publishing publishing;

    Publish(Publishing publishing) {
        this.publishing = publishing;
    }

    @Override
    public ApiResponse handle(Call call) {
        ApiRequest request = call.request();
        String query = call.query().without(name -> name.equals(Authentication.PARAMETER) || isOption(name));
        OptionValue target =
                new OptionValue("The destination", query == null ? call.variable() : call.variable() + "?" + query);
        List<Accepted> accepted = publishing.publish(call, target, null, headers(call), request.body());
        boolean duplicate = accepted.stream().allMatch(Accepted::deduplicated);
        return ApiResponse.json(duplicate ? 202 : 200, Publishing.json(target, accepted));
    }

    private static boolean isOption(String parameter) {
        return parameter.toLowerCase(Locale.ROOT).startsWith("upstash-");
    }

    private static Headers headers(Call call) {
        List<Header> headers = new ArrayList<>(call.request().headers().lines());
        for (Query.Parameter parameter : call.query().parameters()) {
            if (isOption(parameter.name())) {
                headers.add(new Header(parameter.name(), Query.valueOf(parameter)));
            }
        }
        return new Headers(headers);
    }
}
