package io.github.qstash4j.benchmarks.load;

/**
 * A server that has been opened in the server process.
 *
 * @param host and port
 */
record OpenServer(String host, String token, String currentSigningKey, String nextSigningKey) {

    /** As {@link LoadServer} prints it. */
    static OpenServer parse(String line) {
        String[] parts = line.split(" ", -1);
        return new OpenServer(parts[0], parts[1], parts[2], parts[3]);
    }

    int port() {
        return Integer.parseInt(host.substring(host.indexOf(':') + 1));
    }

    @Override
    public String toString() {
        return "OpenServer[" + host + "]";
    }
}
