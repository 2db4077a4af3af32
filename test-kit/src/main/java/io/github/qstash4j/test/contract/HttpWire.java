package io.github.qstash4j.test.contract;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** One exchange over a socket: the answer is read while the request is still being written, since it may come early. */
final class HttpWire {

    private HttpWire() {}

    static ContractResponse exchange(URI server, HttpWriting request) throws IOException {
        try (Socket socket = new HttpSocket()) {
            socket.setTcpNoDelay(true);
            int patience = (int) request.patience().toMillis();
            socket.setSoTimeout(patience);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), patience);
            Thread writer = new Thread(() -> write(request, socket), "qstash4j-http-wire");
            writer.setDaemon(true);
            writer.start();
            return read(socket);
        } catch (SocketTimeoutException e) {
            throw new IOException(
                    "There is no answer within " + request.patience().toSeconds() + " s.", e);
        }
    }

    /** A server that has answered may close the connection at any time; whether it has answered, the reader knows. */
    private static void write(HttpWriting request, Socket socket) {
        try {
            request.to(socket.getOutputStream());
            socket.getOutputStream().flush();
            if (request.breaksOff()) {
                socket.shutdownOutput();
            }
        } catch (IOException ignored) {
            return;
        }
    }

    private static ContractResponse read(Socket socket) throws IOException {
        DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(Http1Config.DEFAULT);
        connection.bind(socket);
        try {
            ClassicHttpResponse response = connection.receiveResponseHeader();
            while (response.getCode() < 200) {
                response = connection.receiveResponseHeader();
            }
            connection.receiveResponseEntity(response);
            HttpEntity entity = response.getEntity();
            byte[] body = entity == null ? new byte[0] : EntityUtils.toByteArray(entity);
            return ContractResponse.of(response.getCode(), headers(response), body);
        } catch (HttpException e) {
            throw new IOException("The server's answer is no HTTP.", e);
        }
    }

    private static Map<String, List<String>> headers(ClassicHttpResponse response) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return headers;
    }
}
