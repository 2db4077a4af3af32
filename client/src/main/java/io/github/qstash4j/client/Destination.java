package io.github.qstash4j.client;

/** Where a message goes, as it stands at the end of a publishing request's path. */
record Destination(String text, Kind kind) {

    enum Kind {
        URL,
        /** Goes to every endpoint of a URL group. */
        URL_GROUP,
        /** Goes to a model that Upstash runs, whose answer is nowhere but in a callback. */
        UPSTASH_LLM
    }

    static final Destination LLM = new Destination("api/llm", Kind.UPSTASH_LLM);

    static Destination url(String url) {
        HttpUrl.checkDestination("to", url);
        return new Destination(url, Kind.URL);
    }

    static Destination urlGroup(String name) {
        return new Destination(ResourceName.check("toUrlGroup", name), Kind.URL_GROUP);
    }

    boolean fansOut() {
        return kind == Kind.URL_GROUP;
    }
}
