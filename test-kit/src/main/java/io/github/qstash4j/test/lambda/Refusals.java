package io.github.qstash4j.test.lambda;

/** What each front end says when it answers in place of the function. */
final class Refusals {

    private Refusals() {}

    /** The function failed, timed out before the front end did, or gave an answer that makes no sense. */
    static LambdaResponse functionFailed(FrontEnd frontEnd, String why) {
        return switch (frontEnd) {
            case REST_API -> json(502, "Internal server error", why);
            case HTTP_API -> json(500, "Internal Server Error", why);
            case FUNCTION_URL -> LambdaResponse.refusal(502, "application/json", "Internal Server Error", why);
            case ALB, ALB_MULTI_VALUE -> page(502, "Bad Gateway", why);
        };
    }

    /** The front end waits no longer, and the function goes on. */
    static LambdaResponse waitedTooLong(FrontEnd frontEnd, String why) {
        return switch (frontEnd) {
            case REST_API -> json(504, "Endpoint request timed out", why);
            case HTTP_API -> json(503, "Service Unavailable", why);
            case FUNCTION_URL -> LambdaResponse.refusal(504, "application/json", "Gateway Timeout", why);
            case ALB, ALB_MULTI_VALUE -> page(504, "Gateway Time-out", why);
        };
    }

    /** The function is not invoked. */
    static LambdaResponse tooLarge(FrontEnd frontEnd, String why) {
        return switch (frontEnd) {
            case REST_API, HTTP_API -> json(413, "Request Too Long", why);
            case FUNCTION_URL -> LambdaResponse.refusal(413, "application/json", "Request Entity Too Large", why);
            case ALB, ALB_MULTI_VALUE -> page(413, "Request Entity Too Large", why);
        };
    }

    /** There is no such stage or base path. */
    static LambdaResponse elsewhere(FrontEnd frontEnd, String why) {
        return frontEnd == FrontEnd.HTTP_API ? json(404, "Not Found", why) : json(403, "Forbidden", why);
    }

    private static LambdaResponse json(int status, String message, String why) {
        return LambdaResponse.refusal(status, "application/json", "{\"message\":\"" + message + "\"}", why);
    }

    private static LambdaResponse page(int status, String reason, String why) {
        String title = status + " " + reason;
        return LambdaResponse.refusal(
                status,
                "text/html",
                "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                        + "</h1></center>\r\n</body>\r\n</html>\r\n",
                why);
    }
}
