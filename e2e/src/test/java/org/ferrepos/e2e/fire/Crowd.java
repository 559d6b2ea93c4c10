package org.ferrepos.e2e.fire;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;

/** Many clients selling at once, each on a virtual thread of its own. */
final class Crowd {
    static final int CLIENTS = 64;
    private static final int THINK_MILLIS = 60;
    private static final Duration END_BOUND = Duration.ofMinutes(4);

    private final AtomicBoolean closing = new AtomicBoolean();
    private final Tally tally = new Tally();
    private final List<Thread> threads = new ArrayList<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** Lets all clients begin. */
    static Crowd begin(RunningProgram program, long seed) {
        Crowd crowd = new Crowd();
        Api admin = Api.at(program.baseUrl()).as("admin");
        Shop shop = Shop.load(admin);
        Shopper.Connection connection =
                new Shopper.Connection(crowd.http, program.baseUrl(), admin.token(), crowd.closing, THINK_MILLIS);
        for (int client = 0; client < CLIENTS; client++) {
            crowd.threads.add(Thread.ofVirtual()
                    .name("client-" + client)
                    .start(new Shopper(connection, shop, crowd.tally, client, seed)));
        }
        return crowd;
    }

    /** Closes the shop and waits for the last answer of the last client. */
    Tally end() throws InterruptedException {
        closing.set(true);
        long deadline = System.nanoTime() + END_BOUND.toNanos();
        for (Thread thread : threads) {
            if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                thread.interrupt();
                tally.complain(thread.getName() + " did not end");
            }
        }
        http.close();
        return tally;
    }
}
