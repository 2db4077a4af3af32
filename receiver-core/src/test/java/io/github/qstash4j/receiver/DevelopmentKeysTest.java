package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.BASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DevelopmentKeysTest {

    private static final SigningKeys PUBLIC = SigningKeys.of("sig_x", "sig_5ZB6DVzB1wjE8S6rZ7eenA8Pdnhs");
    private static final SigningKeys GOOD = SigningKeys.of("sig_a", "sig_b");
    private static final SigningKeys BETTER = SigningKeys.of("sig_b", "sig_c");
    private static final UrlBinding ELSEWHERE = new UrlBinding.Base(List.of(url(BASE)));
    private static final UrlBinding HERE = new UrlBinding.Base(List.of(url("http://localhost:8080")));

    private final Changing source = new Changing();

    @Test
    void they_are_found_in_every_region_and_account() {
        assertThat(DevelopmentKeys.areIn(GOOD)).isFalse();
        assertThat(DevelopmentKeys.areIn(PUBLIC)).isTrue();
        assertThat(DevelopmentKeys.areIn(GOOD.withRegion("US_EAST_1", PUBLIC))).isTrue();
        assertThat(DevelopmentKeys.areIn(SigningKeys.ofAccounts(Map.of("a", GOOD, "b", PUBLIC))))
                .isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> DevelopmentKeys.check(GOOD.withRegion("US_EAST_1", PUBLIC), ELSEWHERE))
                .withMessageNotContaining("sig_");
    }

    @Test
    void a_source_that_has_them_at_the_start_is_refused_unless_it_is_on_this_machine() {
        source.keys = PUBLIC;

        assertThatIllegalStateException().isThrownBy(() -> DevelopmentKeys.guarded(source, ELSEWHERE));
        assertThatIllegalStateException().isThrownBy(() -> DevelopmentKeys.guarded(PUBLIC, ELSEWHERE));
        try (RecordedLog log = new RecordedLog()) {
            assertThat(DevelopmentKeys.guarded(source, HERE)).isSameAs(source);
            assertThat(log.lines).hasSize(1);
        }
        assertThat(DevelopmentKeys.guarded(GOOD, ELSEWHERE)).isSameAs(GOOD);
    }

    @Test
    void refreshed_keys_that_hold_one_are_not_taken_and_the_last_good_ones_stay() {
        SigningKeySource guarded = DevelopmentKeys.guarded(source, ELSEWHERE);
        assertThat(guarded.current()).isNull();
        source.keys = GOOD;
        assertThat(guarded.current()).isSameAs(GOOD);

        try (RecordedLog log = new RecordedLog()) {
            source.keys = PUBLIC;
            assertThat(guarded.current()).isSameAs(GOOD);
            assertThat(guarded.current()).isSameAs(GOOD);
            assertThat(guarded.afterUnknownKey(GOOD)).isSameAs(GOOD);
            assertThat(log.lines).singleElement().asString().doesNotContain("sig_");

            source.keys = BETTER;
            assertThat(guarded.current()).isSameAs(BETTER);
            source.keys = PUBLIC;
            assertThat(guarded.current()).isSameAs(BETTER);
            assertThat(log.lines).hasSize(2);
        }
    }

    @Test
    void while_keys_are_refused_the_source_looks_for_others_all_the_same() {
        source.keys = GOOD;
        SigningKeySource guarded = DevelopmentKeys.guarded(source, ELSEWHERE);
        try (RecordedLog log = new RecordedLog()) {
            source.next = PUBLIC;
            assertThat(guarded.afterUnknownKey(GOOD)).isSameAs(GOOD);
            source.next = BETTER;
            assertThat(guarded.afterUnknownKey(GOOD)).isSameAs(BETTER);
            assertThat(guarded.current()).isSameAs(BETTER);
            assertThat(log.lines).hasSize(1);
        }
        guarded.afterNextKey(BETTER);
        assertThat(source.nextKeyOf).isSameAs(BETTER);
    }

    @Test
    void keys_that_were_never_good_are_no_keys() {
        SigningKeySource guarded = DevelopmentKeys.guarded(source, ELSEWHERE);
        try (RecordedLog log = new RecordedLog()) {
            source.keys = PUBLIC;
            assertThat(guarded.current()).isNull();
            assertThat(guarded.current()).isNull();
            assertThat(log.lines).hasSize(1);
        }
    }

    private static HttpUrl url(String url) {
        return Objects.requireNonNull(HttpUrl.parse(url));
    }

    /** Has newer keys only for those who name the ones it holds. */
    private static final class Changing implements SigningKeySource {

        @Nullable SigningKeys keys;

        @Nullable SigningKeys next;

        @Nullable SigningKeys nextKeyOf;

        @Override
        public @Nullable SigningKeys current() {
            return keys;
        }

        @Override
        public SigningKeys afterUnknownKey(SigningKeys unknown) {
            if (unknown == keys && next != null) {
                keys = next;
            }
            return keys == null ? unknown : keys;
        }

        @Override
        public void afterNextKey(SigningKeys used) {
            nextKeyOf = used;
        }
    }
}
