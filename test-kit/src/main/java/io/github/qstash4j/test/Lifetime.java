package io.github.qstash4j.test;

/** How long the dev server of a test lives; it starts when it is first needed. */
public enum Lifetime {

    /** One for each test class, which its nested classes share. */
    CLASS,

    /** One for each test method, and for each invocation of a parameterized or repeated one. */
    METHOD,

    /**
     * One for everything that JUnit runs in this JVM with the same options: classes whose options differ have servers
     * of their own. What one test published is still there in the next.
     */
    SESSION
}
