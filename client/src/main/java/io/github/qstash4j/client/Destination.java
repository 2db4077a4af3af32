package io.github.qstash4j.client;

/**
 * Where a message goes, as it stands at the end of a publishing request's path.
 *
 * @param fansOut whether the message goes to every endpoint of a URL group
 */
record Destination(String text, boolean fansOut) {

    static Destination url(String url) {
        HttpUrl.checkDestination("to", url);
        return new Destination(url, false);
    }

    static Destination urlGroup(String name) {
        return new Destination(ResourceName.check("toUrlGroup", name), true);
    }
}
