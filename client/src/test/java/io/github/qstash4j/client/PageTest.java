package io.github.qstash4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageTest {

    private final List<@Nullable String> fetched = new ArrayList<>();

    private Page<Integer> fetch(@Nullable String cursor) {
        fetched.add(cursor);
        return switch (fetched.size()) {
            case 1 -> new Page<>(List.of(1, 2), "a");
            case 2 -> new Page<>(List.of(), "b");
            default -> new Page<>(List.of(3), null);
        };
    }

    @Test
    void gives_all_items_of_all_pages_also_behind_an_empty_one() {
        assertThat(Page.stream(this::fetch)).containsExactly(1, 2, 3);
        assertThat(fetched).containsExactly(null, "a", "b");
    }

    @Test
    void fetches_a_page_when_the_stream_comes_to_it() {
        assertThat(Page.stream(this::fetch).limit(2)).containsExactly(1, 2);
        assertThat(fetched).hasSize(1);
        fetched.clear();

        assertThat(Page.stream(this::fetch).iterator().next()).isEqualTo(1);
        assertThat(fetched).hasSize(1);
    }
}
