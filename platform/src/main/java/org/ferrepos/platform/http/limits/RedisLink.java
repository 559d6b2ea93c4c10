package org.ferrepos.platform.http.limits;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the one connection to Redis: opens it in the background, gives it up on the first failure and probes for a new
 * one with growing waits. At most one attempt to connect is under way at any time.
 */
// Every failure comes back through open(), and a session is recognized by identity, having no other.
@SuppressWarnings({"FutureReturnValueIgnored", "ReferenceEquality"})
final class RedisLink implements AutoCloseable {

    private static final int REQUEST_QUEUE_MAX = 20_000;
    // The least that the client library accepts; its default is one thread per processor.
    private static final int CLIENT_THREADS = 2;

    private final RedisLimiterSettings settings;
    private final FallbackListener listener;
    private final Backoff backoff;
    private final ClientResources resources;
    private final RedisClient client;
    private final RedisURI address;
    private final Object lock = new Object();

    // Null while Redis is given up; not done yet only during the very first connection.
    private volatile @Nullable CompletableFuture<RedisSession> current;
    private volatile boolean closed;

    RedisLink(RedisLimiterSettings settings, FallbackListener listener, Backoff backoff) {
        this.settings = settings;
        this.listener = listener;
        this.backoff = backoff;
        this.address = addressOf(settings);
        this.resources = ClientResources.builder()
                .ioThreadPoolSize(CLIENT_THREADS)
                .computationThreadPoolSize(CLIENT_THREADS)
                .build();
        this.client = RedisClient.create(resources);
        client.setOptions(optionsOf(settings));
    }

    private static RedisURI addressOf(RedisLimiterSettings settings) {
        RedisLimiterSettings.Server server = settings.server();
        RedisURI.Builder builder = RedisURI.builder()
                .withHost(server.host())
                .withPort(server.port())
                .withDatabase(server.database())
                .withSsl(server.tls())
                .withTimeout(settings.commandTimeout());
        String user = server.user();
        String password = server.password();
        if (password == null || password.isEmpty()) {
            return builder.build();
        }
        if (user == null || user.isEmpty()) {
            return builder.withPassword(password.toCharArray()).build();
        }
        return builder.withAuthentication(user, password.toCharArray()).build();
    }

    private static ClientOptions optionsOf(RedisLimiterSettings settings) {
        return ClientOptions.builder()
                // The probes below reconnect; the library's own retry would replay old calls.
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(REQUEST_QUEUE_MAX)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(settings.connectTimeout())
                        .keepAlive(true)
                        .build())
                .timeoutOptions(TimeoutOptions.enabled(settings.commandTimeout()))
                .build();
    }

    /** Starts the first connection; returns at once. */
    void start() {
        CompletableFuture<RedisSession> first = open();
        current = first;
        first.whenComplete((session, failure) -> {
            if (session == null) {
                lost(first, failure);
            }
        });
    }

    /** The session to use, possibly still being opened for the first time, or null while Redis is given up. */
    @Nullable
    CompletableFuture<RedisSession> session() {
        return current;
    }

    boolean degraded() {
        return current == null;
    }

    /** Gives a session up that failed; a late report about an earlier one, or one still being opened, changes nothing. */
    void lost(CompletableFuture<RedisSession> failed, Throwable cause) {
        Duration wait;
        synchronized (lock) {
            if (closed || current != failed || !failed.isDone()) {
                return;
            }
            current = null;
            wait = failed.isCompletedExceptionally()
                    ? backoff.afterFailedProbe()
                    : backoff.afterLoss(failed.join().held());
        }
        if (!failed.isCompletedExceptionally()) {
            failed.join().connection().closeAsync();
        }
        probeAfter(wait);
        notifyQuietly(() -> listener.onDegraded(rootOf(cause)));
    }

    private void probeAfter(Duration wait) {
        Executor delayed = CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS);
        delayed.execute(this::probe);
    }

    private void probe() {
        if (closed) {
            return;
        }
        CompletableFuture<RedisSession> attempt = open();
        attempt.whenComplete((session, failure) -> {
            if (session != null) {
                restore(attempt, session);
                return;
            }
            Duration wait;
            synchronized (lock) {
                wait = backoff.afterFailedProbe();
            }
            probeAfter(wait);
        });
    }

    private void restore(CompletableFuture<RedisSession> attempt, RedisSession session) {
        boolean discarded;
        synchronized (lock) {
            discarded = closed;
            if (!discarded) {
                current = attempt;
            }
        }
        if (discarded) {
            session.connection().closeAsync();
            return;
        }
        notifyQuietly(listener::onRestored);
        if (!session.connection().isOpen()) {
            lost(attempt, new IllegalStateException("Redis closed the connection"));
        }
    }

    private CompletableFuture<RedisSession> open() {
        CompletableFuture<StatefulRedisConnection<byte[], byte[]>> connecting = connect();
        Duration limit = settings.connectTimeout().plus(settings.commandTimeout());
        CompletableFuture<RedisSession> opened = connecting
                .thenCompose(connection -> new RedisSession(connection, settings.keyPrefix()).probe())
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        return opened.whenComplete((session, failure) -> {
            if (session == null) {
                // Also closes a connection that comes after the wait for it has ended.
                connecting.thenAccept(StatefulRedisConnection::closeAsync);
                return;
            }
            session.connection().addListener(new DisconnectWatch());
        });
    }

    private CompletableFuture<StatefulRedisConnection<byte[], byte[]>> connect() {
        try {
            return client.connectAsync(ByteArrayCodec.INSTANCE, address).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    /** A listener that throws must cost neither a call its answer nor this link its next probe. */
    static void notifyQuietly(Runnable notification) {
        try {
            notification.run();
        } catch (RuntimeException e) {
            System.getLogger(RedisLink.class.getName())
                    .log(System.Logger.Level.WARNING, "A rate limit listener failed", e);
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            current = null;
        }
        // Daemon threads: nothing is gained by waiting for them.
        client.shutdownAsync(0, 1, TimeUnit.SECONDS).whenComplete((done, failure) -> resources.shutdown());
    }

    /** Notices a Redis that went away while nobody was calling. */
    private final class DisconnectWatch implements RedisConnectionStateListener {
        @Override
        public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
            CompletableFuture<RedisSession> used = current;
            if (used == null || !used.isDone() || used.isCompletedExceptionally()) {
                return;
            }
            if (used.join().connection() == connection) {
                lost(used, new IllegalStateException("Redis closed the connection"));
            }
        }
    }
}
