package io.github.qstash4j.devserver.engine;

import io.github.qstash4j.devserver.message.Headers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The URL groups of one user.
 *
 * @see <a href="https://upstash.com/docs/qstash/features/url-groups">URL groups</a>
 */
public final class UrlGroups {

    private final Shared shared;
    private final Account account;

    UrlGroups(Shared shared, Account account) {
        this.shared = shared;
        this.account = account;
    }

    /** Null when there is no such group. */
    public @Nullable UrlGroup find(String name) {
        synchronized (shared.lock()) {
            return account.urlGroups().get(name);
        }
    }

    /** In the order of their creation. */
    public List<UrlGroup> all() {
        synchronized (shared.lock()) {
            return List.copyOf(account.urlGroups().values());
        }
    }

    /** Adds endpoints to a group, which is created if there is none; one with the same URL or name is replaced. */
    public void add(String name, List<Endpoint> endpoints) {
        synchronized (shared.lock()) {
            UrlGroup group = groupOrNew(name);
            List<Endpoint> all = new ArrayList<>(group.endpoints());
            for (Endpoint added : endpoints) {
                all.removeIf(existing -> isSame(existing, added));
                all.add(added);
            }
            put(group, all, group.defaults());
        }
    }

    private static boolean isSame(Endpoint existing, Endpoint added) {
        return existing.destination().equals(added.destination())
                || (existing.name() != null && existing.name().equals(added.name()));
    }

    /** Removes those endpoints; a group without any is deleted. False when there is no such group. */
    public boolean remove(String name, Predicate<Endpoint> removed) {
        synchronized (shared.lock()) {
            UrlGroup group = account.urlGroups().get(name);
            if (group == null) {
                return false;
            }
            List<Endpoint> left =
                    group.endpoints().stream().filter(removed.negate()).toList();
            if (left.isEmpty()) {
                account.urlGroups().remove(name);
            } else {
                put(group, left, group.defaults());
            }
            return true;
        }
    }

    /** Sets the default headers of a group, which is created if there is none. */
    public void setDefaults(String name, Headers defaults) {
        synchronized (shared.lock()) {
            UrlGroup group = groupOrNew(name);
            put(group, group.endpoints(), defaults);
        }
    }

    public void delete(String name) {
        synchronized (shared.lock()) {
            account.urlGroups().remove(name);
        }
    }

    private UrlGroup groupOrNew(String name) {
        UrlGroup group = account.urlGroups().get(name);
        Instant now = shared.now();
        return group == null ? new UrlGroup(name, List.of(), Headers.NONE, now, now) : group;
    }

    private void put(UrlGroup group, List<Endpoint> endpoints, Headers defaults) {
        account.urlGroups()
                .put(group.name(), new UrlGroup(group.name(), endpoints, defaults, group.createdAt(), shared.now()));
    }
}
