package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.qstash4j.devserver.engine.Accepted;
import io.github.qstash4j.devserver.engine.Engine;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code POST /v2/publish/{destination}}: accepts one message. The destination is the rest of the path and the query as
 * sent, without the parameters that are meant for QStash; those that begin with {@code upstash-} count as headers.
 */
final class Publish implements Action {

    private final Engine engine;
    private final PublicationReader reader;

    Publish(Engine engine, PublicationReader reader) {
        this.engine = engine;
        this.reader = reader;
    }

    @Override
    public ApiResponse handle(Call call) {
        ApiRequest request = call.request();
        String query = call.query().without(name -> name.equals(Authentication.PARAMETER) || isOption(name));
        String destination = query == null ? call.variable() : call.variable() + "?" + query;
        Publication publication = reader.read(destination, headers(call), request.body(), request.callerIp());
        Accepted accepted = engine.accept(call.user().name(), publication);
        return ApiResponse.json(accepted.deduplicated() ? 202 : 200, json(accepted, publication));
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

    /** What publish answers, and a batch for each of its items. */
    static ObjectNode json(Accepted accepted, Publication publication) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("messageId", accepted.messageId());
        json.put("url", publication.request().destination().url());
        if (accepted.deduplicated()) {
            json.put("deduplicated", true);
        }
        return json;
    }
}
