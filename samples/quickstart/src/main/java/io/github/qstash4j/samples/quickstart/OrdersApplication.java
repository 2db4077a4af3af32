package io.github.qstash4j.samples.quickstart;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A Spring Boot application whose endpoints QStash calls. */
@SpringBootApplication
class OrdersApplication {}
