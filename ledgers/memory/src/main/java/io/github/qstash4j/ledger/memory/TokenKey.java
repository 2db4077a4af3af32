package io.github.qstash4j.ledger.memory;

/** A token as one application sees it: applications that share a ledger do not meet. */
record TokenKey(String namespace, String tokenId) {}
