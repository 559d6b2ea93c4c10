package org.ferrepos.e2e.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLException;

/** Writes bytes to the server as they are and reads what comes back; no client library corrects anything. */
final class RawHttp {
    private static final int READ_TIMEOUT_MILLIS = 30_000;
    private static final byte[] HEADER_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private RawHttp() {}

    /** What a connection answered until the server closed it; status 0 when it said nothing. */
    record Answer(int status, Map<String, String> headers, String body) {
        static final Answer NONE = new Answer(0, Map.of(), "");

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    /** Sends the bytes on a connection of their own and reads the first answer. */
    static Answer send(int port, byte[] request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return send(socket, request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the bytes on that connection and reads the first answer. */
    static Answer send(Socket socket, byte[] request) throws IOException {
        socket.setSoTimeout(READ_TIMEOUT_MILLIS);
        Thread writer = Thread.ofVirtual().start(() -> write(socket, request));
        try {
            return read(socket);
        } finally {
            writer.interrupt();
        }
    }

    private static void write(Socket socket, byte[] request) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
        } catch (IOException e) {
            // The server may refuse and close before it has read everything; its answer is what counts.
        }
    }

    /** Reads one answer: up to its Content-Length, or to the end of the connection. */
    static Answer read(Socket socket) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        while (true) {
            int count = next(socket, buffer);
            if (count < 0) {
                return parse(received.toByteArray());
            }
            received.write(buffer, 0, count);
            byte[] soFar = received.toByteArray();
            int end = headerEnd(soFar);
            if (end >= 0) {
                String length = parse(soFar).header("content-length");
                if (!length.isEmpty() && soFar.length - end >= Integer.parseInt(length)) {
                    return parse(soFar);
                }
            }
        }
    }

    /** All that the server says before it closes the connection; one that it keeps fails the test. */
    static String all(Socket socket) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        for (int count = next(socket, buffer); count >= 0; count = next(socket, buffer)) {
            received.write(buffer, 0, count);
        }
        return received.toString(StandardCharsets.UTF_8);
    }

    private static int next(Socket socket, byte[] buffer) throws IOException {
        try {
            return socket.getInputStream().read(buffer);
        } catch (SocketException | SSLException reset) {
            return -1;
        }
    }

    private static Answer parse(byte[] bytes) {
        int end = headerEnd(bytes);
        if (end < 0) {
            return Answer.NONE;
        }
        String[] lines = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).split("\r\n");
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        return new Answer(
                Integer.parseInt(lines[0].split(" ")[1]),
                headers,
                new String(bytes, end, bytes.length - end, StandardCharsets.UTF_8));
    }

    private static int headerEnd(byte[] bytes) {
        for (int i = 0; i + HEADER_END.length <= bytes.length; i++) {
            if (java.util.Arrays.equals(bytes, i, i + HEADER_END.length, HEADER_END, 0, HEADER_END.length)) {
                return i + HEADER_END.length;
            }
        }
        return -1;
    }
}
