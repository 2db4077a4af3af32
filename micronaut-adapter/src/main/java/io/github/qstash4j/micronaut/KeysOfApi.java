package io.github.qstash4j.micronaut;

import io.github.qstash4j.receiver.SigningKeys;

/** Asks the QStash API for the signing keys of an account. There is one where the client is on the class path. */
@FunctionalInterface
interface KeysOfApi {

    SigningKeys of(String account);
}
