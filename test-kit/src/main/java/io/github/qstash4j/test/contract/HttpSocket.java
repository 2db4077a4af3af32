package io.github.qstash4j.test.contract;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** A connection that fails where it ends inside the head of an answer, which a lenient parser would take for whole. */
final class HttpSocket extends Socket {

    @Override
    public InputStream getInputStream() throws IOException {
        return new WholeHead(super.getInputStream());
    }

    private static final class WholeHead extends FilterInputStream {

        private boolean isWhole;
        private boolean atLineStart;

        WholeHead(InputStream answer) {
            super(answer);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            if (read < 0 && !isWhole) {
                throw new EOFException("The connection ended before the head of an answer did.");
            }
            for (int i = 0; i < read && !isWhole; i++) {
                see(into[offset + i]);
            }
            return read;
        }

        private void see(byte next) {
            isWhole = atLineStart && next == '\n';
            atLineStart = next == '\n' || (atLineStart && next == '\r');
        }
    }
}
