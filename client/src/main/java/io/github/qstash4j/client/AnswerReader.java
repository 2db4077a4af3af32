package io.github.qstash4j.client;

/** Makes a value of a successful answer. */
@FunctionalInterface
interface AnswerReader<T> {

    /**
     * Reads the answer.
     *
     * @throws UnexpectedAnswer if the answer is not one of QStash's to this call
     */
    T read(Answer answer);
}
