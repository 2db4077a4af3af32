package io.github.qstash4j.lambda.contract;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.qstash4j.lambda.QStashStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** One function for all endpoints, by streams. */
public final class StreamEndpoints implements RequestStreamHandler {

    private static final JsonMapper JSON = new JsonMapper();

    private final Endpoints<QStashStreamHandler> endpoints = new Endpoints<>(QStashStreamHandler::new);

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        byte[] event = input.readAllBytes();
        JsonNode members = JSON.readTree(event);
        String path = members.path("rawPath").asText(members.path("path").asText());
        endpoints.at(path).handleRequest(new ByteArrayInputStream(event), output, context);
    }
}
