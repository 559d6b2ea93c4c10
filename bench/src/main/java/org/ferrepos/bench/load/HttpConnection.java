package org.ferrepos.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One keep-alive connection with at most one request under way. */
final class HttpConnection {
    private static final int BUFFER_BYTES = 256 * 1024;

    private final int index;
    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private RequestSource.Request request = new RequestSource.Request("", new byte[0], 0);
    private long startedNanos;
    private int status;
    private int answerBytes;

    private HttpConnection(int index, SocketChannel channel) {
        this.index = index;
        this.channel = channel;
    }

    static HttpConnection open(int index, InetSocketAddress address, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        HttpConnection connection = new HttpConnection(index, channel);
        channel.register(selector, SelectionKey.OP_READ, connection);
        return connection;
    }

    void send(RequestSource.Request next, long atNanos) throws IOException {
        request = next;
        startedNanos = atNanos;
        status = 0;
        answerBytes = -1;
        buffer.clear();
        ByteBuffer bytes = ByteBuffer.wrap(next.bytes());
        while (bytes.hasRemaining()) {
            // Requests are smaller than the socket's buffer, which is empty now.
            if (channel.write(bytes) == 0) {
                Thread.onSpinWait();
            }
        }
    }

    /** Reads; whether the answer is complete. */
    boolean receive() throws IOException {
        if (channel.read(buffer) < 0) {
            throw new IOException("the server closed a connection after: " + text());
        }
        if (answerBytes < 0) {
            int headEnd = headEnd();
            if (headEnd < 0) {
                return false;
            }
            status = 100 * (buffer.get(9) - '0') + 10 * (buffer.get(10) - '0') + (buffer.get(11) - '0');
            answerBytes = headEnd + bodyBytes(headEnd);
        }
        return buffer.position() >= answerBytes;
    }

    private int headEnd() {
        byte[] bytes = buffer.array();
        for (int i = 3; i < buffer.position(); i++) {
            if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private int bodyBytes(int headEnd) throws IOException {
        String head = new String(buffer.array(), 0, headEnd, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        String name = "\ncontent-length:";
        int at = head.indexOf(name);
        if (at < 0) {
            throw new IOException("an answer without Content-Length: " + head);
        }
        int end = head.indexOf('\r', at);
        return Integer.parseInt(head.substring(at + name.length(), end).strip());
    }

    int index() {
        return index;
    }

    RequestSource.Request request() {
        return request;
    }

    long startedNanos() {
        return startedNanos;
    }

    int status() {
        return status;
    }

    /** What has arrived, for messages. */
    String text() {
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    }

    void close() throws IOException {
        channel.close();
    }
}
