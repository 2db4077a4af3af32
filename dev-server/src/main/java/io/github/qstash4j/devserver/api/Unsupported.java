package io.github.qstash4j.devserver.api;

/**
 * What QStash does by calling a service of its own, or of Upstash Workflow: its language model API and cancelling a
 * workflow run. This server refuses it by name, so that nobody looks for a mistake of his own.
 */
final class Unsupported implements Action {

    private static final String API = "api/";

    @Override
    public ApiResponse handle(Call call) {
        throw notSupported(call.request().path());
    }

    /** Refuses a destination that names an API of QStash's, such as {@code api/llm}. */
    static void refuseApi(OptionValue destination) {
        if (destination.text().startsWith(API)) {
            throw notSupported(destination.text());
        }
    }

    private static Refusal notSupported(String what) {
        return Refusal.notSupported(
                "This server does not support " + Refusal.quoted(what)
                        + "; publish to the URL of the provider instead of api/llm, and cancel messages instead of workflow runs.");
    }
}
