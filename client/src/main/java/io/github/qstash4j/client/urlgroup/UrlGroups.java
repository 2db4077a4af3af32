package io.github.qstash4j.client.urlgroup;

import io.github.qstash4j.client.Done;
import io.github.qstash4j.client.HttpUrl;
import io.github.qstash4j.client.QStash;
import io.github.qstash4j.client.QStashException;
import io.github.qstash4j.client.QStashRequest;
import io.github.qstash4j.client.ResourceName;
import io.github.qstash4j.client.UrlGroupDefaults;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The URL groups of an account. Thread-safe.
 *
 * <p>Names are 1 to 250 letters, digits, hyphens, periods and underscores; others are refused with an
 * {@link IllegalArgumentException}. A call that may not have been answered is repeated. Every one throws a
 * {@link QStashException} if it was refused, or if no proper answer came before the deadline.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/url-groups">URL groups, in the QStash documentation</a>
 */
public final class UrlGroups {

    private final QStash qstash;

    /** As {@link QStash#urlGroups()}. */
    public UrlGroups(QStash qstash) {
        this.qstash = qstash;
    }

    /**
     * Adds endpoints to a URL group, which is created if there is none. An endpoint takes the place of one that has its
     * URL or its name, so that a name gets another URL.
     *
     * @param endpoints at least one; their URLs absolute, http or https, percent-encoded
     * @see <a href="https://upstash.com/docs/qstash/api/url-groups/add-endpoint">Upsert a URL group and endpoint, in
     *     the QStash documentation</a>
     */
    public void addEndpoints(String group, Collection<Endpoint> endpoints) {
        qstash.call(addRequest(group, endpoints));
    }

    /** As {@link #addEndpoints}, without blocking. */
    public CompletableFuture<Done> addEndpointsAsync(String group, Collection<Endpoint> endpoints) {
        return qstash.callAsync(addRequest(group, endpoints));
    }

    private static QStashRequest<Done> addRequest(String group, Collection<Endpoint> endpoints) {
        List<Map<String, String>> json = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            HttpUrl.checkDestination("The URL of an endpoint", endpoint.url());
            json.add(
                    endpoint.name() == null
                            ? Map.of("url", endpoint.url())
                            : Map.of(
                                    "url",
                                    endpoint.url(),
                                    "name",
                                    ResourceName.check("The name of an endpoint", endpoint.name())));
        }
        return QStashRequest.post("v2", "topics", checked(group), "endpoints")
                .json(Map.of("endpoints", atLeastOne(json)))
                .answeredByStatus();
    }

    /**
     * Removes endpoints by their URLs, of whatever name. A URL group whose last endpoint is removed is deleted.
     *
     * @param urls at least one
     * @return false when there is no such URL group: also when an earlier try of the same call has removed its last
     *     endpoint
     * @see <a href="https://upstash.com/docs/qstash/api/url-groups/remove-endpoint">Remove endpoints, in the QStash
     *     documentation</a>
     */
    public boolean removeEndpoints(String group, Collection<String> urls) {
        return qstash.call(removeRequest(group, "url", urls));
    }

    /** As {@link #removeEndpoints}, without blocking. */
    public CompletableFuture<Boolean> removeEndpointsAsync(String group, Collection<String> urls) {
        return qstash.callAsync(removeRequest(group, "url", urls));
    }

    /**
     * Removes endpoints by their names. A URL group whose last endpoint is removed is deleted.
     *
     * @param names at least one
     * @return false when there is no such URL group: also when an earlier try of the same call has removed its last
     *     endpoint
     * @see <a href="https://upstash.com/docs/qstash/api/url-groups/remove-endpoint">Remove endpoints, in the QStash
     *     documentation</a>
     */
    public boolean removeNamedEndpoints(String group, Collection<String> names) {
        return qstash.call(removeRequest(group, "name", names));
    }

    /** As {@link #removeNamedEndpoints}, without blocking. */
    public CompletableFuture<Boolean> removeNamedEndpointsAsync(String group, Collection<String> names) {
        return qstash.callAsync(removeRequest(group, "name", names));
    }

    private static QStashRequest<Boolean> removeRequest(String group, String by, Collection<String> values) {
        List<Map<String, String>> json = new ArrayList<>();
        for (String value : values) {
            if (value.isBlank()) {
                throw new IllegalArgumentException("The " + by + " of an endpoint to remove is blank.");
            }
            json.add(Map.of(by, value));
        }
        return QStashRequest.delete("v2", "topics", checked(group), "endpoints")
                .json(Map.of("endpoints", atLeastOne(json)))
                .answeredByStatus()
                .whetherFound();
    }

    private static List<Map<String, String>> atLeastOne(List<Map<String, String>> endpoints) {
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("There must be at least one endpoint.");
        }
        return endpoints;
    }

    /**
     * Gives a URL group, which is created if there is none, the options that its messages have by default; they replace
     * those that it had. Options that a message has itself count before them.
     *
     * @param defaults with {@link UrlGroupDefaults#NONE}, the URL group has none afterwards
     * @see <a href="https://upstash.com/docs/qstash/howto/webhook">Use as webhook receiver, in the QStash
     *     documentation</a>
     */
    public void setDefaults(String group, UrlGroupDefaults defaults) {
        qstash.call(defaultsRequest(group, defaults));
    }

    /** As {@link #setDefaults}, without blocking. */
    public CompletableFuture<Done> setDefaultsAsync(String group, UrlGroupDefaults defaults) {
        return qstash.callAsync(defaultsRequest(group, defaults));
    }

    private static QStashRequest<Done> defaultsRequest(String group, UrlGroupDefaults defaults) {
        return QStashRequest.patch("v2", "topics", checked(group))
                .json(Map.of("headers", defaults.headers()))
                .answeredByStatus();
    }

    /**
     * A URL group; empty when there is none with this name.
     *
     * @see <a href="https://upstash.com/docs/qstash/api/url-groups/get">Get a URL group, in the QStash
     *     documentation</a>
     */
    public Optional<UrlGroup> get(String group) {
        return qstash.call(getRequest(group));
    }

    /** As {@link #get}, without blocking. */
    public CompletableFuture<Optional<UrlGroup>> getAsync(String group) {
        return qstash.callAsync(getRequest(group));
    }

    private static QStashRequest<Optional<UrlGroup>> getRequest(String group) {
        return QStashRequest.get("v2", "topics", checked(group))
                .answeredBy(UrlGroup::read)
                .ifFound();
    }

    /**
     * All URL groups.
     *
     * @see <a href="https://upstash.com/docs/qstash/api/url-groups/list">List URL groups, in the QStash
     *     documentation</a>
     */
    public List<UrlGroup> list() {
        return qstash.call(listRequest());
    }

    /** As {@link #list}, without blocking. */
    public CompletableFuture<List<UrlGroup>> listAsync() {
        return qstash.callAsync(listRequest());
    }

    private static QStashRequest<List<UrlGroup>> listRequest() {
        return QStashRequest.get("v2", "topics")
                .answeredBy(answer -> answer.required().list(UrlGroup::read));
    }

    /**
     * Removes a URL group, if there is one; messages that were published to it go their way.
     *
     * @see <a href="https://upstash.com/docs/qstash/api/url-groups/remove">Remove a URL group, in the QStash
     *     documentation</a>
     */
    public void delete(String group) {
        qstash.call(deleteRequest(group));
    }

    /** As {@link #delete}, without blocking. */
    public CompletableFuture<Done> deleteAsync(String group) {
        return qstash.callAsync(deleteRequest(group));
    }

    private static QStashRequest<Done> deleteRequest(String group) {
        return QStashRequest.delete("v2", "topics", checked(group))
                .answeredByStatus()
                .whetherFound()
                .map(found -> Done.DONE);
    }

    private static String checked(String group) {
        return ResourceName.check("The name of a URL group", group);
    }

    @Override
    public String toString() {
        return "UrlGroups[" + qstash + "]";
    }
}
