package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pages that are fetched without blocking. */
class AsyncPagesTest {

    private final List<@Nullable String> cursors = new ArrayList<>();
    private final List<CompletableFuture<Page<Integer>>> pages = new ArrayList<>();

    private CompletableFuture<List<Integer>> collecting() {
        return Page.collectAsync(
                cursor -> {
                    cursors.add(cursor);
                    pages.add(new CompletableFuture<>());
                    return pages.get(pages.size() - 1);
                },
                Collectors.toList());
    }

    private void answer(@Nullable String cursor, Integer... items) {
        pages.get(pages.size() - 1).complete(new Page<>(List.of(items), cursor));
    }

    @Test
    void collects_page_after_page_without_blocking() {
        CompletableFuture<List<Integer>> all = collecting();
        answer("a", 1, 2);
        answer("b");
        assertThat(all).isNotDone();
        answer("", 3);

        assertThat(all).isCompletedWithValue(List.of(1, 2, 3));
        assertThat(cursors).containsExactly(null, "a", "b");
    }

    @Test
    void a_list_that_goes_round_in_circles_is_not_taken_for_a_complete_one() {
        CompletableFuture<List<Integer>> all = collecting();
        answer("a", 1);
        answer("b", 2);
        answer("a", 3);

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(all::join)
                .withCauseInstanceOf(IllegalStateException.class);
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> Page.stream(cursor -> new Page<>(List.of(1), "a")).count())
                .withMessageContaining("not complete");
    }

    @Test
    void a_page_that_fails_is_the_end() {
        CompletableFuture<List<Integer>> all = collecting();
        answer("a", 1);
        IllegalStateException failure = new IllegalStateException("no");
        pages.get(1).completeExceptionally(failure);

        assertThatThrownBy(all::get).cause().isSameAs(failure);
        assertThat(pages).hasSize(2);
    }

    @Test
    void a_page_that_cannot_be_asked_for_is_the_end() {
        IllegalStateException failure = new IllegalStateException("no");
        CompletableFuture<Page<Integer>> first = new CompletableFuture<>();
        CompletableFuture<List<Integer>> all = Page.collectAsync(
                cursor -> {
                    if (cursor == null) {
                        return first;
                    }
                    throw failure;
                },
                Collectors.toList());
        first.complete(new Page<>(List.of(), "a"));

        assertThatThrownBy(all::get).cause().isSameAs(failure);
    }

    @Test
    void cancelling_hangs_up_and_asks_for_no_more() {
        CompletableFuture<List<Integer>> all = collecting();
        answer("a", 1);

        all.cancel(true);

        assertThat(pages.get(1)).isCancelled();
        assertThat(pages).hasSize(2);
    }
}
