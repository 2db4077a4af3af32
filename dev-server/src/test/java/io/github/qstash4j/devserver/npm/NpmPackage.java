package io.github.qstash4j.devserver.npm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A package of the npm registry, fetched with the JDK and {@code tar} alone, since there may be no npm yet. */
record NpmPackage(String name, String version) {

    private static final String REGISTRY = "https://registry.npmjs.org/";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** The directory that holds the package's files; the first call downloads them. */
    Path unpackedUnder(Path cache) throws IOException, InterruptedException {
        Path unpacked = cache.resolve(name + "-" + version);
        if (Files.exists(unpacked)) {
            return unpacked;
        }
        Files.createDirectories(cache);
        Path fresh = Files.createTempDirectory(cache, name);
        Path tarball = Files.write(fresh.resolve("package.tgz"), download());
        Output tar = Output.of(
                fresh,
                Map.of(),
                PATIENCE,
                List.of("tar", "-xzf", tarball.getFileName().toString(), "package"));
        if (tar.exit() != 0) {
            throw new AssertionError("The npm package " + this + " could not be unpacked with tar: " + tar.text());
        }
        // Only a complete package gets the name that the next run looks for.
        Files.move(fresh.resolve("package"), unpacked);
        Files.delete(tarball);
        Files.delete(fresh);
        return unpacked;
    }

    private byte[] download() throws InterruptedException {
        HttpClient registry = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(30))
                .build();
        String metadata = REGISTRY + name + "/" + version;
        try {
            JsonNode dist = JsonMapper.builder()
                    .build()
                    .readTree(get(registry, metadata))
                    .path("dist");
            byte[] tarball = get(registry, dist.path("tarball").asText());
            String integrity = "sha512-" + Base64.getEncoder().encodeToString(sha512(tarball));
            if (!integrity.equals(dist.path("integrity").asText())) {
                throw new AssertionError("The npm package " + this + " is not what " + metadata
                        + " says: the tarball has " + integrity + ", and should have " + dist.path("integrity"));
            }
            return tarball;
        } catch (IOException e) {
            throw new AssertionError(
                    "This test needs the npm registry, and " + metadata + " could not be downloaded: " + e, e);
        }
    }

    private static byte[] get(HttpClient registry, String url) throws IOException, InterruptedException {
        var response = registry.send(
                HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(url + " answered " + response.statusCode());
        }
        return response.body();
    }

    private static byte[] sha512(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name + "@" + version;
    }
}
