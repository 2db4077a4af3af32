package io.github.qstash4j.receiver;

import static io.github.qstash4j.receiver.Requests.sent;
import static io.github.qstash4j.receiver.Requests.valid;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.qstash4j.test.fixtures.SignedRequest;
import java.util.Arrays;

/**
 * A token that is signed with the right key, so that what reads its JSON is reached. The header is the first line, the
 * payload the rest; an empty header is the usual one.
 */
class SignedTokenFuzzTest {

    @FuzzTest
    void every_engine_decides_the_same_of_any_header_and_payload(byte[] data) {
        int end = 0;
        while (end < data.length && data[end] != '\n') {
            end++;
        }
        byte[] header = Arrays.copyOf(data, end);
        byte[] payload = Arrays.copyOfRange(data, Math.min(end + 1, data.length), data.length);
        SignedRequest request = valid().changePayloadBytes(usual -> payload);

        EveryEngine.verdict(sent(header.length == 0 ? request : request.tokenHeader(header)));
    }
}
