package org.ferrepos.platform.files;

import java.net.URI;
import java.time.Duration;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;

/** A server of the S3 protocol on the loopback address, which checks every signature. */
final class BucketServer implements AutoCloseable {
    static final String BUCKET = "archivos";
    private static final String ACCESS_KEY = "prueba";
    private static final String SECRET_KEY = "una-clave-de-prueba";

    private final BlobStoreContext context =
            // By its type: a look-up by name makes every provider there is, also those whose libraries are left out
            // here.
            ContextBuilder.newBuilder(new TransientApiMetadata())
                    .credentials("any", "any")
                    .build(BlobStoreContext.class);
    private final S3Proxy server;

    BucketServer() {
        server = S3Proxy.builder()
                .blobStore(context.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the bucket's server does not start", e);
        }
        blobs().createContainerInLocation(null, BUCKET);
    }

    int port() {
        return server.getPort();
    }

    BlobStore blobs() {
        return context.getBlobStore();
    }

    BucketSettings settings() {
        return settings(port(), BUCKET, SECRET_KEY);
    }

    BucketSettings settings(int port, String bucket, String secretKey) {
        return new BucketSettings(
                URI.create("http://127.0.0.1:" + port),
                "us-east-1",
                bucket,
                "tienda/1",
                ACCESS_KEY,
                secretKey,
                Duration.ofSeconds(5));
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the bucket's server does not stop", e);
        }
        context.close();
    }
}
