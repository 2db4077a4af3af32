package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.user.Users;

/**
 * {@code POST /v2/keys/rotate}: the caller's next signing key becomes the current one, which signs every attempt from
 * now on, and there is a new next one.
 *
 * @see <a href="https://upstash.com/docs/qstash/api/signingKeys/rotate">Rotate signing keys</a>
 */
final class RotateKeys implements Action {

    private final Users users;

    RotateKeys(Users users) {
        this.users = users;
    }

    @Override
    public ApiResponse handle(Call call) {
        return GetKeys.keys(users.rotateKeys(call.user().name()));
    }
}
