/** Publishes what follows from a delivery, once, before the delivery is acknowledged. Needs qstash4j-receiver-core. */
@NullMarked
package io.github.qstash4j.client.followup;

import org.jspecify.annotations.NullMarked;
