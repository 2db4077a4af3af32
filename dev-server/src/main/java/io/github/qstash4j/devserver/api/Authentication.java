package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.message.Header;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.user.User;
import io.github.qstash4j.devserver.user.Users;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the user whose token a call carries, in its query or else in its {@code Authorization} header, which is the
 * caller's own when there is a token in the query. With a read-only token nothing can be changed.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/authentication">Authentication</a>
 */
final class Authentication {

    static final String PARAMETER = "qstash_token";

    private static final String HEADER = "Authorization";
    private static final Pattern BEARER = Pattern.compile("(?i)Bearer +(\\S+) *");

    private final Users users;

    Authentication(Users users) {
        this.users = users;
    }

    User user(ApiRequest request, Query query) {
        String token = token(request, query);
        User user = users.withToken(token);
        if (user != null) {
            return user;
        }
        User reader = users.withReadOnlyToken(token);
        if (reader == null) {
            throw Refusal.unauthorized("The token is not one of this server's.");
        }
        if (!request.method().equals("GET")) {
            throw Refusal.forbidden("The token is read-only; nothing but GET is allowed with it.");
        }
        return reader;
    }

    private static String token(ApiRequest request, Query query) {
        String parameter = parameter(query);
        if (parameter != null) {
            return parameter;
        }
        String header = request.headers().first(HEADER);
        if (header == null) {
            throw Refusal.unauthorized("The call needs a token: Authorization: Bearer, or ?qstash_token=.");
        }
        Matcher bearer = BEARER.matcher(header);
        if (!bearer.matches()) {
            throw Refusal.unauthorized("The Authorization header must be a bearer token.");
        }
        return bearer.group(1);
    }

    /** Null when there is none, or an empty one. */
    private static @Nullable String parameter(Query query) {
        return query.single(PARAMETER);
    }

    /** The headers of an authenticated call without its token. */
    static List<Header> withoutToken(Headers headers, Query query) {
        if (parameter(query) != null) {
            return headers.lines();
        }
        return headers.lines().stream()
                .filter(line -> !line.name().equalsIgnoreCase(HEADER))
                .toList();
    }
}
