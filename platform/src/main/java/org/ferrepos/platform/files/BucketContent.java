package org.ferrepos.platform.files;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.ferrepos.platform.ids.Ids;

/**
 * Content in a bucket. What is sent is compared by the service with its checksum; what is fetched goes through a file
 * beside the data, so that it can be compared before the first byte is handed out.
 */
final class BucketContent implements ContentStore {
    private static final int NOT_FOUND = 404;

    private final BucketSettings settings;
    private final BucketClient client;
    private final Path incoming;

    BucketContent(BucketSettings settings, BucketClient client, Path incoming) {
        this.settings = settings;
        this.client = client;
        this.incoming = incoming;
    }

    @Override
    public void put(Checksum checksum, Path arrived) throws IOException {
        HttpRequest.BodyPublisher body =
                Files.size(arrived) == 0 ? BodyPublishers.noBody() : BodyPublishers.ofFile(arrived);
        HttpResponse<String> answer =
                client.send("PUT", object(checksum), checksum.hex(), body, BodyHandlers.ofString());
        BucketClient.demandSuccess(answer);
        Files.deleteIfExists(arrived);
    }

    @Override
    public FileChannel read(Checksum checksum) throws IOException {
        Files.createDirectories(incoming);
        Path fetched = incoming.resolve(Ids.next() + ".part");
        boolean opened = false;
        try {
            HttpResponse<Path> answer = client.send(
                    "GET",
                    object(checksum),
                    BucketSignature.EMPTY_SHA256,
                    BodyPublishers.noBody(),
                    BodyHandlers.ofFile(fetched));
            if (answer.statusCode() == NOT_FOUND
                    && BucketClient.errorCode(fetched).equals("NoSuchKey")) {
                throw new NoSuchFileException(checksum.hex());
            }
            BucketClient.demandSuccess(answer.statusCode(), fetched);
            FileChannel channel =
                    FileChannel.open(fetched, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
            opened = true;
            return channel;
        } finally {
            if (!opened) {
                Files.deleteIfExists(fetched);
            }
        }
    }

    @Override
    public boolean has(Checksum checksum, long bytes) throws IOException {
        HttpResponse<Void> answer = client.send(
                "HEAD",
                object(checksum),
                BucketSignature.EMPTY_SHA256,
                BodyPublishers.noBody(),
                BodyHandlers.discarding());
        if (answer.statusCode() == NOT_FOUND) {
            return false;
        }
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("the bucket answered " + answer.statusCode());
        }
        return answer.headers().firstValueAsLong("Content-Length").orElse(-1) == bytes;
    }

    @Override
    public void remove(Checksum checksum) throws IOException {
        HttpResponse<String> answer = client.send(
                "DELETE",
                object(checksum),
                BucketSignature.EMPTY_SHA256,
                BodyPublishers.noBody(),
                BodyHandlers.ofString());
        if (answer.statusCode() != NOT_FOUND || !answer.body().contains("NoSuchKey")) {
            BucketClient.demandSuccess(answer);
        }
    }

    @Override
    public void forEachOlderThan(Instant time, Consumer<Checksum> seen) throws IOException {
        Optional<String> next = Optional.empty();
        do {
            // Parameters in alphabetical order, as they are signed.
            String query = next.map(token -> "continuation-token=" + encoded(token) + "&")
                            .orElse("") + "list-type=2&prefix=" + encoded(prefix());
            HttpResponse<String> answer = client.send(
                    "GET",
                    URI.create(root() + "?" + query),
                    BucketSignature.EMPTY_SHA256,
                    BodyPublishers.noBody(),
                    BodyHandlers.ofString());
            BucketClient.demandSuccess(answer);
            BucketListing listing = BucketListing.parse(answer.body());
            for (BucketListing.Entry entry : listing.entries()) {
                if (entry.key().startsWith(prefix()) && entry.modifiedAt().isBefore(time)) {
                    Checksum.named(entry.key().substring(prefix().length())).ifPresent(seen);
                }
            }
            next = listing.next();
        } while (next.isPresent());
    }

    private URI object(Checksum checksum) {
        return URI.create(root() + "/" + prefix() + checksum.hex());
    }

    private String root() {
        String endpoint = settings.endpoint().toString();
        return (endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint) + "/"
                + settings.bucket();
    }

    private String prefix() {
        String prefix = settings.keyPrefix();
        return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
