package io.github.qstash4j.spring.function;

import org.springframework.util.ClassUtils;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * That a request has led to a consumer unverified, where an exception may not be heard of: Spring Cloud Function logs
 * what an element of a list throws, and answers 200.
 */
final class RefusedCall {

    /** The attribute of the request. */
    static final String ATTRIBUTE = RefusedCall.class.getName();

    private static final boolean HAS_WEB = ClassUtils.isPresent(
            "org.springframework.web.context.request.RequestContextHolder", RefusedCall.class.getClassLoader());

    private RefusedCall() {}

    static void note() {
        if (HAS_WEB) {
            InWeb.note();
        }
    }

    /** Loaded with the classes of the web alone. */
    private static final class InWeb {

        static void note() {
            RequestAttributes request = RequestContextHolder.getRequestAttributes();
            if (request != null) {
                request.setAttribute(ATTRIBUTE, true, RequestAttributes.SCOPE_REQUEST);
            }
        }
    }
}
