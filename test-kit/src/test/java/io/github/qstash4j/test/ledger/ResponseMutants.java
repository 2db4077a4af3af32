package io.github.qstash4j.test.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.qstash4j.receiver.ledger.RecordedResponse;
import io.github.qstash4j.test.ledger.ModelStore.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** What is left of an answer. */
final class ResponseMutants {

    private ResponseMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.byTheStoresClock("response body as text", setting -> new ModelLedger(setting) {
                    @Override
                    RecordedResponse recorded(Row completed) {
                        RecordedResponse kept = super.recorded(completed);
                        return RecordedResponse.of(
                                kept.status(), kept.contentType(), new String(kept.body(), UTF_8).getBytes(UTF_8));
                    }
                }),
                Mutant.byTheStoresClock("response cut to 8 KiB", setting -> new ModelLedger(setting) {
                    @Override
                    RecordedResponse recorded(Row completed) {
                        RecordedResponse kept = super.recorded(completed);
                        return RecordedResponse.of(
                                kept.status(),
                                kept.contentType(),
                                Arrays.copyOf(kept.body(), Math.min(8192, kept.body().length)));
                    }
                }),
                Mutant.byTheStoresClock("response body trimmed", setting -> new ModelLedger(setting) {
                    @Override
                    RecordedResponse recorded(Row completed) {
                        RecordedResponse kept = super.recorded(completed);
                        return RecordedResponse.of(
                                kept.status(),
                                kept.contentType(),
                                new String(kept.body(), ISO_8859_1).trim().getBytes(ISO_8859_1));
                    }
                }),
                Mutant.byTheStoresClock("response body forgotten", setting -> new ModelLedger(setting) {
                    @Override
                    RecordedResponse recorded(Row completed) {
                        RecordedResponse kept = super.recorded(completed);
                        return RecordedResponse.of(kept.status(), kept.contentType(), new byte[0]);
                    }
                }),
                Mutant.byTheStoresClock("every response a 200", setting -> new ModelLedger(setting) {
                    @Override
                    RecordedResponse recorded(Row completed) {
                        RecordedResponse kept = super.recorded(completed);
                        return RecordedResponse.of(200, kept.contentType(), kept.body());
                    }
                }),
                Mutant.byTheStoresClock("no type of a response", setting -> new ModelLedger(setting) {
                    @Override
                    RecordedResponse recorded(Row completed) {
                        RecordedResponse kept = super.recorded(completed);
                        return RecordedResponse.of(kept.status(), null, kept.body());
                    }
                }),
                Mutant.byTheStoresClock("an empty type for none", setting -> new ModelLedger(setting) {
                    @Override
                    RecordedResponse recorded(Row completed) {
                        RecordedResponse kept = super.recorded(completed);
                        return RecordedResponse.of(
                                kept.status(), Objects.requireNonNullElse(kept.contentType(), ""), kept.body());
                    }
                }),
                Mutant.byTheStoresClock("no type without a body", setting -> new ModelLedger(setting) {
                    @Override
                    RecordedResponse recorded(Row completed) {
                        RecordedResponse kept = super.recorded(completed);
                        return RecordedResponse.of(
                                kept.status(), kept.body().length == 0 ? null : kept.contentType(), kept.body());
                    }
                }),
                Mutant.byTheStoresClock("a type without its parameters", setting -> new ModelLedger(setting) {
                    @Override
                    RecordedResponse recorded(Row completed) {
                        RecordedResponse kept = super.recorded(completed);
                        return RecordedResponse.of(
                                kept.status(),
                                kept.contentType() == null
                                        ? null
                                        : kept.contentType().split(";", -1)[0],
                                kept.body());
                    }
                }));
    }
}
