package io.github.qstash4j.client.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.qstash4j.client.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkIdsTest {

    private static List<List<String>> portions(List<String> ids) {
        BulkIds bulk = BulkIds.of("dlqIds", ids);
        List<List<String>> portions = new ArrayList<>();
        Page.stream(cursor -> {
                    portions.add(bulk.parameters(cursor).get("dlqIds"));
                    return bulk.page(cursor, List.of());
                })
                .forEach(nothing -> {});
        return portions;
    }

    @Test
    void ids_come_in_portions_of_a_hundred_each_id_once_and_in_order() {
        List<String> ids = IntStream.range(0, 250).mapToObj(Integer::toString).toList();
        List<String> twice = new ArrayList<>(ids);
        twice.addAll(ids);

        assertThat(portions(twice)).extracting(List::size).containsExactly(100, 100, 50);
        assertThat(portions(twice)).flatExtracting(portion -> portion).isEqualTo(ids);
        assertThat(portions(ids.subList(0, 100))).hasSize(1);
    }

    @Test
    void long_ids_come_in_smaller_portions() {
        List<String> ids =
                IntStream.range(100, 300).mapToObj(i -> "x".repeat(192) + i).toList();

        assertThat(portions(ids)).flatExtracting(portion -> portion).isEqualTo(ids);
        assertThat(portions(ids))
                .allSatisfy(
                        portion -> assertThat(String.join("&dlqIds=", portion)).hasSizeLessThan(6_000));
        assertThat(portions(List.of("x".repeat(7_000)))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a ", "a,b"})
    void an_id_that_would_be_another_is_refused(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BulkIds.of("dlqIds", List.of("good", id)))
                .withMessageStartingWith("dlqIds ");
    }

    @Test
    void no_ids_never_mean_all() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BulkIds.of("dlqIds", List.of()))
                .withMessageStartingWith("dlqIds is empty");
    }

    @Test
    void the_first_cursor_has_a_name_and_the_text_has_no_ids() {
        BulkIds ids = BulkIds.of("dlqIds", Collections.nCopies(3, "secret"));

        assertThat(ids.parameters(BulkIds.FIRST)).isEqualTo(ids.parameters(null));
        assertThat(ids).hasToString("BulkIds[dlqIds in 1 requests]");
    }
}
