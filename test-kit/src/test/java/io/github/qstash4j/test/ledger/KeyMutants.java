package io.github.qstash4j.test.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.qstash4j.receiver.ledger.LedgerKey;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Which records are one and the same. */
final class KeyMutants {

    private KeyMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.byTheStoresClock("namespace ignored", setting -> new ModelLedger(setting) {
                    @Override
                    Object rowKey(LedgerKey key) {
                        return List.of(key.endpoint(), key.messageId());
                    }
                }),
                Mutant.byTheStoresClock("endpoint ignored", setting -> new ModelLedger(setting) {
                    @Override
                    Object rowKey(LedgerKey key) {
                        return List.of(key.namespace(), key.messageId());
                    }
                }),
                Mutant.byTheStoresClock("message id ignored", setting -> new ModelLedger(setting) {
                    @Override
                    Object rowKey(LedgerKey key) {
                        return List.of(key.namespace(), key.endpoint());
                    }
                }),
                Mutant.byTheStoresClock("key joined with colons", setting -> new ModelLedger(setting) {
                    @Override
                    Object rowKey(LedgerKey key) {
                        return key.namespace() + ":" + key.endpoint() + ":" + key.messageId();
                    }
                }),
                Mutant.byTheStoresClock("key joined with slashes", setting -> new ModelLedger(setting) {
                    @Override
                    Object rowKey(LedgerKey key) {
                        return key.namespace() + "/" + key.endpoint() + "/" + key.messageId();
                    }
                }),
                Mutant.byTheStoresClock("key joined with nothing", setting -> new ModelLedger(setting) {
                    @Override
                    Object rowKey(LedgerKey key) {
                        return key.namespace() + key.endpoint() + key.messageId();
                    }
                }),
                Mutant.byTheStoresClock("key without regard to case", setting -> new ModelLedger(setting) {
                    @Override
                    Object rowKey(LedgerKey key) {
                        return super.rowKey(key).toString().toLowerCase(Locale.ROOT);
                    }
                }),
                Mutant.byTheStoresClock("message id without regard to case", setting -> new ModelLedger(setting) {
                    @Override
                    Object rowKey(LedgerKey key) {
                        return List.of(
                                key.namespace(), key.endpoint(), key.messageId().toLowerCase(Locale.ROOT));
                    }
                }),
                Mutant.byTheStoresClock("key trimmed", setting -> new ModelLedger(setting) {
                    @Override
                    Object rowKey(LedgerKey key) {
                        return List.of(key.namespace().trim(), key.endpoint(), key.messageId());
                    }
                }),
                Mutant.byTheStoresClock("endpoint without its query", setting -> new ModelLedger(setting) {
                    @Override
                    Object rowKey(LedgerKey key) {
                        return List.of(key.namespace(), key.endpoint().replaceAll("\\?.*", ""), key.messageId());
                    }
                }),
                Mutant.byTheStoresClock("endpoint cut to 2,048 characters", setting -> new ModelLedger(setting) {
                    @Override
                    Object rowKey(LedgerKey key) {
                        return List.of(key.namespace(), cut(key.endpoint(), 2048), key.messageId());
                    }
                }),
                Mutant.byTheStoresClock("message id cut to 255 characters", setting -> new ModelLedger(setting) {
                    @Override
                    Object rowKey(LedgerKey key) {
                        return List.of(key.namespace(), key.endpoint(), cut(key.messageId(), 255));
                    }
                }),
                Mutant.byTheStoresClock("key normalised", setting -> new ModelLedger(setting) {
                    @Override
                    Object rowKey(LedgerKey key) {
                        return Normalizer.normalize(super.rowKey(key).toString(), Normalizer.Form.NFC);
                    }
                }),
                Mutant.byTheStoresClock("key in Latin-1", setting -> new ModelLedger(setting) {
                    @Override
                    Object rowKey(LedgerKey key) {
                        return new String(super.rowKey(key).toString().getBytes(ISO_8859_1), ISO_8859_1);
                    }
                }));
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }
}
