package org.ferrepos.e2e.fire;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.money.Amounts;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.testkit.program.Api;

/** What the demonstration company sells and where; makes sales a till could send. */
final class Shop {
    static final List<String> BRANCHES = List.of("SCL-01", "SCL-02", "VAP-01");
    static final int TILLS_PER_BRANCH = 4;
    static final int TILLS = BRANCHES.size() * TILLS_PER_BRANCH;
    private static final List<String> OTHER_METHODS = List.of("debit", "credit", "transfer", "qr");

    private final List<Product> products;

    private Shop(List<Product> products) {
        this.products = products;
    }

    record Product(String sku, long price) {}

    /** One sale as it is sent, and what it comes to. */
    record Order(UUID id, String register, String json, String conflictingJson) {}

    static Shop load(Api api) {
        List<Product> products = new ArrayList<>();
        String after = "";
        do {
            JsonNode page =
                    api.get("/api/pos/productos?active=true&limit=500" + after).json();
            page.path("items")
                    .forEach(item -> products.add(new Product(
                            item.path("sku").asText(), item.path("price").asLong())));
            after = page.path("next").isTextual()
                    ? "&after=" + page.path("next").asText()
                    : "";
        } while (!after.isEmpty());
        return new Shop(products);
    }

    int size() {
        return products.size();
    }

    /** The register of a client; clients beyond the number of tills share them. */
    static String register(int client) {
        int till = client % TILLS;
        return branchOf(till) + "-C" + (till % TILLS_PER_BRANCH + 1);
    }

    private static String branchOf(int till) {
        return BRANCHES.get(till / TILLS_PER_BRANCH);
    }

    /** A basket of one to five lines with everything a till may do to it. */
    Order order(int client, RandomGenerator random) {
        UUID id = Ids.next();
        String register = register(client);
        Map<String, String> lines = new LinkedHashMap<>();
        long total = 0;
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            Product product = products.get(random.nextInt(products.size()));
            Quantity quantity = new Quantity(
                    random.nextInt(4) == 0 ? 125L * (1 + random.nextInt(12)) : 1000L * (1 + random.nextInt(3)));
            long gross = Amounts.lineAmount(product.price(), quantity);
            String discount = "";
            if (random.nextInt(5) == 0) {
                BigDecimal percent = BigDecimal.valueOf(1L + random.nextInt(40));
                discount = ",\"discount\":{\"percent\":" + percent + "}";
                gross -= Amounts.percentOf(gross, percent);
            } else if (random.nextInt(10) == 0) {
                long amount = gross / 10;
                discount = ",\"discount\":{\"amount\":" + amount + "}";
                gross -= amount;
            }
            total += gross;
            lines.put(
                    Integer.toString(i),
                    "{\"sku\":\"" + product.sku() + "\",\"quantity\":" + quantity + discount + "}");
        }
        String head = "{\"id\":\"" + id + "\",\"branch\":\"" + branchOf(client % TILLS) + "\",\"register\":\""
                + register + "\",\"items\":[" + String.join(",", lines.values()) + "],\"payments\":[";
        return new Order(
                id,
                register,
                head + payments(total, random) + "]}",
                head + "{\"method\":\"cash\",\"amount\":" + (total + 777) + "}]}");
    }

    /** Cash with change, a card to the peso, or both; cash is due rounded to ten. */
    private static String payments(long total, RandomGenerator random) {
        int kind = random.nextInt(3);
        String method = OTHER_METHODS.get(random.nextInt(OTHER_METHODS.size()));
        // More cash than the limit of a sale is refused, so that dear baskets are paid by card.
        if (total > 0 && (kind == 0 || total > 900_000)) {
            return payment(method, total);
        }
        long other = kind == 1 && total > 1 ? 1 + random.nextLong(total - 1) : 0;
        long cash = roundedUp(total - other) + 1000L * random.nextInt(3) + 10;
        return other == 0 ? payment("cash", cash) : payment(method, other) + "," + payment("cash", cash);
    }

    private static long roundedUp(long amount) {
        return (amount + 9) / 10 * 10;
    }

    private static String payment(String method, long amount) {
        return "{\"method\":\"" + method + "\",\"amount\":" + amount + "}";
    }
}
