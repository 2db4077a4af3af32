package io.github.qstash4j.spring.observation;

import io.github.qstash4j.receiver.ReceiverResponse;
import io.github.qstash4j.receiver.consumer.SettledAs;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

/**
 * {@code qstash.receive}, with {@code consumer}, {@code kind}, {@code outcome} ({@code acknowledge}, {@code retry},
 * {@code retry-after} or {@code reject}) and {@code status} ({@code 2xx} and the like); in traces alone
 * {@code qstash.message.id} and {@code qstash.retried}.
 */
public class DefaultQStashReceiveConvention implements QStashReceiveConvention {

    /** The default. */
    public DefaultQStashReceiveConvention() {}

    @Override
    public String getName() {
        return "qstash.receive";
    }

    @Override
    public String getContextualName(QStashReceiveContext context) {
        return "qstash receive";
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(QStashReceiveContext context) {
        ReceiverResponse response = context.response();
        return KeyValues.of(
                KeyValue.of("consumer", context.consumer().name()),
                KeyValue.of("kind", context.consumer().kind()),
                KeyValue.of(
                        "outcome",
                        response == null
                                ? KeyValue.NONE_VALUE
                                : SettledAs.of(response).word()),
                KeyValue.of("status", response == null ? KeyValue.NONE_VALUE : response.status() / 100 + "xx"));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(QStashReceiveContext context) {
        return KeyValues.of(
                KeyValue.of("qstash.message.id", context.delivery().messageId()),
                KeyValue.of(
                        "qstash.retried", Integer.toString(context.delivery().retried())));
    }
}
