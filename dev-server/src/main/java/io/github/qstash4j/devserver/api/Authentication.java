package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.user.User;
import io.github.qstash4j.devserver.user.Users;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the user whose token a call carries, in its {@code Authorization} header or else its query.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/authentication">Authentication</a>
 */
final class Authentication {

    static final String PARAMETER = "qstash_token";

    private static final Pattern BEARER = Pattern.compile("(?i)Bearer +(\\S+) *");

    private final Users users;

    Authentication(Users users) {
        this.users = users;
    }

    User user(ApiRequest request, Query query) {
        User user = users.withToken(token(request, query));
        if (user == null) {
            throw Refusal.unauthorized("The token is not one of this server's.");
        }
        return user;
    }

    private static String token(ApiRequest request, Query query) {
        String header = request.headers().first("Authorization");
        if (header != null) {
            Matcher bearer = BEARER.matcher(header);
            if (bearer.matches()) {
                return bearer.group(1);
            }
            throw Refusal.unauthorized("The Authorization header must be a bearer token.");
        }
        List<String> parameters = query.values(PARAMETER);
        if (parameters.isEmpty()) {
            throw Refusal.unauthorized("The call needs a token: Authorization: Bearer, or ?qstash_token=.");
        }
        return parameters.get(0);
    }
}
