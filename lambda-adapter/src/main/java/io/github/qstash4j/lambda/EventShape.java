package io.github.qstash4j.lambda;

/** How a front end writes down a request, and which form of answer it reads. */
enum EventShape {
    /** API Gateway's payload format 1.0: REST APIs, and HTTP APIs that ask for it. */
    REST,
    /** API Gateway's payload format 2.0: HTTP APIs and function URLs. */
    HTTP,
    /** A load balancer whose target group has one value for each header. */
    LOAD_BALANCER,
    /** A load balancer whose target group has multi-value headers. */
    LOAD_BALANCER_MULTI_VALUE
}
