package io.github.qstash4j.test.lambda;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A front end and how it is set up: {@code FrontEndSettings.of(FrontEnd.REST_API).withStage("dev")}. Immutable; equal
 * settings are the same front end of a function.
 */
public final class FrontEndSettings {

    private final FrontEnd frontEnd;
    private final @Nullable String domain;
    private final @Nullable String stage;
    private final @Nullable String basePath;
    private final List<String> binaryMediaTypes;
    private final Duration integrationTimeout;

    private FrontEndSettings(
            FrontEnd frontEnd,
            @Nullable String domain,
            @Nullable String stage,
            @Nullable String basePath,
            List<String> binaryMediaTypes,
            Duration integrationTimeout) {
        check(domain == null || domain.matches("[A-Za-z0-9.-]+"), "domain must be a host name, but is " + domain);
        check(stage == null || stage.matches("[A-Za-z0-9_-]+"), "stage must be one word, but is " + stage);
        check(stage == null || frontEnd.isApiGateway(), frontEnd + " has no stages");
        check(
                basePath == null || basePath.matches("[\\w$.+!*'()-]+(/[\\w$.+!*'()-]+)*"),
                "basePath must be words with slashes between them, but is " + basePath);
        check(basePath == null || frontEnd.isApiGateway(), frontEnd + " has no base path");
        check(stage == null || basePath == null, "a base path stands in place of the stage: set one of them");
        check(
                binaryMediaTypes.isEmpty() || frontEnd == FrontEnd.REST_API,
                "binaryMediaTypes are a setting of a REST API; " + frontEnd + " decides by the content type");
        check(integrationTimeout.compareTo(Duration.ZERO) > 0, "integrationTimeout must be longer than nothing");
        check(
                frontEnd.isApiGateway() || integrationTimeout.equals(frontEnd.patience()),
                frontEnd + " has no integration timeout, and waits as long as the function may take");
        this.frontEnd = frontEnd;
        this.domain = domain;
        this.stage = stage;
        this.basePath = basePath;
        this.binaryMediaTypes = List.copyOf(binaryMediaTypes);
        this.integrationTimeout = integrationTimeout;
    }

    /** A front end as it is without any setting. */
    public static FrontEndSettings of(FrontEnd frontEnd) {
        return new FrontEndSettings(frontEnd, null, null, null, List.of(), frontEnd.patience());
    }

    /**
     * The same with a public domain name, whatever host a request names.
     *
     * @throws IllegalArgumentException if it is no host name
     */
    public FrontEndSettings withDomain(String newDomain) {
        return new FrontEndSettings(frontEnd, newDomain, stage, basePath, binaryMediaTypes, integrationTimeout);
    }

    /**
     * The same with a stage that a request has to have first in its path.
     *
     * @throws IllegalArgumentException if the front end has no stages, or a base path
     */
    public FrontEndSettings withStage(String newStage) {
        return new FrontEndSettings(frontEnd, domain, newStage, basePath, binaryMediaTypes, integrationTimeout);
    }

    /**
     * The same with a base path that a custom domain maps to it, and that a request has to have first in its path.
     *
     * @throws IllegalArgumentException if the front end has no base path, or a stage
     */
    public FrontEndSettings withBasePath(String newBasePath) {
        return new FrontEndSettings(frontEnd, domain, stage, newBasePath, binaryMediaTypes, integrationTimeout);
    }

    /**
     * The same with media types whose bodies a REST API encodes in base64, and decodes when a caller accepts them, as
     * in {@code image/png} and {@code *}{@code /*}.
     *
     * @throws IllegalArgumentException if it is no REST API
     */
    public FrontEndSettings withBinaryMediaTypes(String... types) {
        return new FrontEndSettings(frontEnd, domain, stage, basePath, List.of(types), integrationTimeout);
    }

    /**
     * The same with another time that API Gateway waits for the function.
     *
     * @throws IllegalArgumentException if it is no API Gateway
     */
    public FrontEndSettings withIntegrationTimeout(Duration timeout) {
        return new FrontEndSettings(frontEnd, domain, stage, basePath, binaryMediaTypes, timeout);
    }

    /** Which front end it is. */
    public FrontEnd frontEnd() {
        return frontEnd;
    }

    /** Its public domain name; null for the host that a request names. */
    public @Nullable String domain() {
        return domain;
    }

    /** A stage that stands first in the path, as in {@code https://id.execute-api.region.amazonaws.com/prod}. */
    public @Nullable String stage() {
        return stage;
    }

    Duration integrationTimeout() {
        return integrationTimeout;
    }

    /** What has to stand first in a path: a slash and the stage or base path; empty for nothing. */
    String prefix() {
        String first = stage == null ? basePath : stage;
        return first == null ? "" : "/" + first;
    }

    /** Whether a path is below the stage or the base path. */
    boolean serves(String path) {
        return path.equals(prefix()) || path.startsWith(prefix() + "/");
    }

    boolean isBinary(String mediaType) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        return binaryMediaTypes.stream()
                .map(known -> known.toLowerCase(Locale.ROOT))
                .anyMatch(known -> known.equals("*/*")
                        || known.equals(type)
                        || (known.endsWith("/*") && type.startsWith(known.substring(0, known.length() - 1))));
    }

    private static void check(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    private List<@Nullable Object> all() {
        return Arrays.asList(frontEnd, domain, stage, basePath, binaryMediaTypes, integrationTimeout);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FrontEndSettings settings && all().equals(settings.all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }

    @Override
    public String toString() {
        return "FrontEndSettings" + all();
    }
}
