package io.github.qstash4j.devserver.api;

import io.github.qstash4j.devserver.user.User;

/**
 * A REST call that is known to come from a user.
 *
 * @param variable the part of the path that the route leaves open, as sent; empty where it leaves none
 */
record Call(User user, ApiRequest request, Query query, String variable) {}
