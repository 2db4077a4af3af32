package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.engine.Engine;
import io.github.qstash4j.devserver.faults.ApiFault;
import io.github.qstash4j.devserver.faults.ArmedFaults;
import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.timeline.Timeline;
import io.github.qstash4j.devserver.user.User;
import io.github.qstash4j.devserver.user.Users;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the action that a call is meant for; whatever the input, the answer is a response. */
public final class Api implements Function<ApiRequest, ApiResponse> {

    /** QStash's documented limit of a message. */
    public static final int MAX_BODY = 1024 * 1024;

    private static final int MAX_BATCH = 16 * MAX_BODY;
    static final String BATCH = "/v2/batch";

    private final Engine engine;
    private final ArmedFaults faults;
    private final Authentication authentication;
    private final List<Route> routes;

    public Api(Users users, Engine engine, Timeline timeline, ArmedFaults faults) {
        this.engine = engine;
        this.faults = faults;
        authentication = new Authentication(users);
        Publishing publishing = new Publishing(engine);
        routes = Stream.concat(
                        MessageRoutes.of(users, engine, timeline, publishing).stream(),
                        ResourceRoutes.of(engine, publishing).stream())
                .toList();
    }

    /** How many bytes the body of a request to that target may have: a batch holds many messages. */
    public static int maxBody(String target) {
        return Route.isAt(BATCH, ApiRequest.pathOf(target)) ? MAX_BATCH : MAX_BODY;
    }

    @Override
    public ApiResponse apply(ApiRequest request) {
        try {
            Query query = request.query();
            User user = authentication.user(request, query);
            ApiFault fault = faults.ofCall(request.method(), request.path());
            return fault == null ? route(user, request, query) : failing(fault);
        } catch (Refusal e) {
            return ApiResponse.error(e.status(), e.sentence());
        } catch (RuntimeException | Error e) {
            Lazy.LOGGER.log(System.Logger.Level.ERROR, "A REST call could not be answered", e);
            return ApiResponse.error(500, "The server made a mistake; its log says which.");
        }
    }

    private ApiResponse failing(ApiFault fault) {
        ApiResponse response = ApiResponse.error(fault.status(), fault.sentence());
        for (Header header : fault.headers(engine.now())) {
            response = response.with(header);
        }
        return response;
    }

    private ApiResponse route(User user, ApiRequest request, Query query) {
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            String variable = route.match(request.path());
            if (variable != null && route.method().equals(request.method())) {
                return route.action().handle(new Call(user, request, query, variable));
            } else if (variable != null) {
                allowed.add(route.method());
            }
        }
        if (allowed.isEmpty()) {
            throw Refusal.notFound("There is nothing at " + Refusal.quoted(request.path()) + ".");
        }
        String methods = String.join(", ", allowed);
        return ApiResponse.error(405, "The method must be " + methods + ".").with(new Header("Allow", methods));
    }

    /** A logger takes longer to make than the rest of this class, and most servers need none. */
    private static final class Lazy {

        static final System.Logger LOGGER = System.getLogger(Api.class.getPackageName());
    }
}
