package io.github.qstash4j.test.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whose library must see what it sees itself. */
class LibrarySuite {

    @Test
    void a_library_sees_the_gate() {
        assertThat(Assertions.class.getClassLoader()).isSameAs(Gate.class.getClassLoader());
    }
}
