package io.github.qstash4j.receiver;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What {@link TokenJsonReader} takes for an object, by jackson-core. */
final class StrictJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(TokenJsonReader.MOST_LEVELS)
                    .build())
            .build();

    private StrictJson() {}

    static void check(byte[] json) {
        if (!TokenJsonScanner.isUtf8(json) || isForGuessing(json)) {
            throw TokenJsonScanner.malformed("it is not UTF-8");
        }
        // As bytes, since of text the parser takes digits of other scripts in an escape.
        try (JsonParser parser = FACTORY.createParser(json)) {
            checkObject(parser);
        } catch (IOException e) {
            throw TokenJsonScanner.malformed("it is no JSON object with each member once");
        }
    }

    /** Byte order marks and NULs lead the parser to other encodings; neither has a place in JSON. */
    private static boolean isForGuessing(byte[] json) {
        String latin = new String(json, StandardCharsets.ISO_8859_1);
        return latin.startsWith("\u00ef\u00bb\u00bf") || latin.indexOf('\0') >= 0;
    }

    private static void checkObject(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw TokenJsonScanner.malformed("it is no JSON object");
        }
        while (!parser.getParsingContext().inRoot()) {
            check(parser, Objects.requireNonNull(parser.nextToken()));
        }
        if (parser.nextToken() != null) {
            throw TokenJsonScanner.malformed("something stands behind the JSON object");
        }
    }

    private static void check(JsonParser parser, JsonToken token) throws IOException {
        if (token.isNumeric() && parser.getTextLength() > TokenJsonScanner.LONGEST_NUMBER) {
            throw TokenJsonScanner.malformed("a number is too long");
        }
        boolean isText = token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING;
        if (isText && !StandardCharsets.UTF_16.newEncoder().canEncode(parser.getText())) {
            throw TokenJsonScanner.malformed("a text holds half a character");
        }
    }
}
