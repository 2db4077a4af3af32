package io.github.qstash4j.devserver.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.qstash4j.devserver.engine.Accepted;
import io.github.qstash4j.devserver.engine.Engine;
import io.github.qstash4j.devserver.engine.UrlGroup;
import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.Destination;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.Publication;
import io.github.qstash4j.devserver.message.UrlGroupName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What publish, enqueue and batch have in common: one message, or one for each endpoint of a URL group. */
final class Publishing {

    private final Engine engine;

    Publishing(Engine engine) {
        this.engine = engine;
    }

    /**
     * Publishes the body of a call. The destination is the path's part and the query as sent, without the parameters
     * that are meant for QStash; those that begin with {@code upstash-} count as headers.
     *
     * @param queueName null for no queue
     */
    ApiResponse answer(Call call, String path, @Nullable String queueName) {
        OptionValue target = target(call, path);
        List<Accepted> accepted =
                publish(call, target, queueName, headers(call), call.request().body());
        boolean duplicate = accepted.stream().allMatch(Accepted::deduplicated);
        return ApiResponse.json(duplicate ? 202 : 200, json(target, accepted));
    }

    /** The path's part and the query, without the parameters that are meant for QStash. */
    static OptionValue target(Call call, String path) {
        String query =
                call.query().without(name -> name.equals(Authentication.PARAMETER) || UpstashHeaders.isUpstash(name));
        return new OptionValue("The destination", query == null ? path : path + "?" + query);
    }

    /** The headers, and the parameters that count as headers. */
    static Headers headers(Call call) {
        List<Header> headers =
                new ArrayList<>(Authentication.withoutToken(call.request().headers(), call.query()));
        for (Query.Parameter parameter : call.query().parameters()) {
            if (UpstashHeaders.isUpstash(parameter.name())) {
                headers.add(new Header(parameter.name(), HeaderText.of(Query.valueOf(parameter))));
            }
        }
        return new Headers(headers);
    }

    /**
     * Publishes to a target, which the option names.
     *
     * @param queueName null for no queue
     */
    List<Accepted> publish(Call call, OptionValue target, @Nullable String queueName, Headers headers, Body body) {
        Publication publication = read(call, target, headers, body);
        List<Accepted> accepted = engine.publish(call.user().name(), target.target(), queueName, publication);
        if (accepted.isEmpty()) {
            throw target.invalid("must be a URL group with an endpoint");
        }
        return accepted;
    }

    /** What is to be published to a target, with the defaults of a URL group, which must exist. */
    Publication read(Call call, OptionValue target, Headers headers, Body body) {
        Unsupported.refuseApi(target);
        Headers all = target.target() instanceof UrlGroupName name
                ? UrlGroupDefaults.under(
                        headers, group(call.user().name(), name, target).defaults())
                : headers;
        return PublicationReader.read(target.text(), all, body, call.request().callerIp());
    }

    private UrlGroup group(String owner, UrlGroupName name, OptionValue target) {
        UrlGroup group = engine.urlGroups(owner).find(name.text());
        if (group == null) {
            throw target.invalid("must be an absolute http:// or https:// URL or the name of a URL group");
        }
        return group;
    }

    /** An object for a URL, an array for a URL group. */
    static JsonNode json(OptionValue target, List<Accepted> accepted) {
        if (target.target() instanceof Destination) {
            return json(accepted.get(0));
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        accepted.forEach(one -> array.add(json(one)));
        return array;
    }

    private static ObjectNode json(Accepted accepted) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("messageId", accepted.messageId());
        json.put("url", accepted.destination().url());
        if (accepted.deduplicated()) {
            json.put("deduplicated", true);
        }
        return json;
    }
}
