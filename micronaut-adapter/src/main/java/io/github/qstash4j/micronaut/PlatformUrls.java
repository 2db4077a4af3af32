package io.github.qstash4j.micronaut;

/** A bean of applications whose platform vouches for the URL of each request, unless the configuration names one. */
final class PlatformUrls {}
