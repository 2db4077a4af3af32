package io.github.qstash4j.receiver;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The lines of this module's log from now on, instead of on the console. */
final class RecordedLog extends Handler implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger("io.github.qstash4j.receiver");

    final List<String> lines = new CopyOnWriteArrayList<>();
    final List<LogRecord> records = new CopyOnWriteArrayList<>();

    RecordedLog() {
        LOGGER.addHandler(this);
        LOGGER.setUseParentHandlers(false);
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
        lines.add(record.getMessage() + (record.getThrown() == null ? "" : " with " + record.getThrown()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
        LOGGER.setUseParentHandlers(true);
    }
}
