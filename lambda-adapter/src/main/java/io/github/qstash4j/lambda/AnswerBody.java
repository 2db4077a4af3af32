package io.github.qstash4j.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.qstash4j.receiver.ReceiverResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;

/**
 * The body of an answer, which JSON carries as text where it is text, and in base64 otherwise.
 *
 * @param text empty for none
 */
record AnswerBody(String text, boolean isBase64) {

    static AnswerBody of(ReceiverResponse response) {
        byte[] bytes = response.body();
        try {
            return new AnswerBody(
                    UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), false);
        } catch (CharacterCodingException e) {
            return new AnswerBody(Base64.getEncoder().encodeToString(bytes), true);
        }
    }
}
