package io.github.qstash4j.devserver.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qstash4j.devserver.message.Body;
import io.github.qstash4j.devserver.message.Destination;
import io.github.qstash4j.devserver.message.Headers;
import io.github.qstash4j.devserver.message.Message;
import io.github.qstash4j.devserver.message.MessageKind;
import io.github.qstash4j.devserver.message.Origin;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiltersTest {

    private static final Message MESSAGE = new Message(
            "msg_1",
            "user",
            new Origin(MessageKind.MESSAGE, null, "group", "endpoint", "schedule"),
            Objects.requireNonNull(Destination.parse("http://[::1]:80/a,b?c=d")),
            "queue",
            PublicationReader.read("", Headers.NONE, Body.EMPTY, "10.0.0.1"),
            Instant.EPOCH,
            Instant.EPOCH);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "messageId=msg_1|true",
                "messageId=msg_2,+msg_1|true",
                "messageId=msg|false",
                "topicName=group|true",
                "topicName=endpoint|false",
                "scheduleId=schedule|true",
                "scheduleId=schedule&topicName=other|false",
                "queueName=other&queueName=queue|true",
                "queueName=other|false",
                "callerIp=10.0.0.1|true",
                "callerIp=10.0.0.2&callerIP=10.0.0.1|true",
                "callerIP=10.0.0.2|false",
                "api=llm|false",
                "flowControlKey=k|false",
                "label=l|false",
                "host=::1|true",
                "host=%5B::1%5D:80|true",
                "host=1|false",
                "path=/a,b|true",
                "path=/a|false",
                "url=http://%5B::1%5D:80/a,b?c=d|true",
                "url=http://%5B::1%5D:80/a,b|false",
                "count=5&cursor=1-1&&qstash_token=t|true"
            })
    void a_message_meets_filters_by_what_it_is(String query, boolean meets) {
        Filters filters = new Filters(Query.parse(query), Set.of("host", "path"));

        assertThat(filters.meets(MESSAGE)).isEqualTo(meets);
    }
}
