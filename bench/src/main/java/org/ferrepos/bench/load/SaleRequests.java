package org.ferrepos.bench.load;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.ferrepos.bench.Shop;

/** Sales of three different products; every connection is a till. */
public final class SaleRequests implements RequestSource {
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final Shop shop;
    private final String head;
    private final SplittableRandom random;

    public SaleRequests(Shop shop, String token, long seed) {
        this.shop = shop;
        this.head = "POST /api/pos/ventas HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + token + "\r\nContent-Length: ";
        this.random = new SplittableRandom(seed);
    }

    @Override
    public Request next(int connection) {
        List<Shop.Article> articles = shop.threeOf(random);
        StringBuilder body = new StringBuilder(360);
        body.append("{\"id\":\"").append(ids.generate()).append("\",\"branch\":\"");
        body.append(Shop.BRANCH).append("\",\"register\":\"").append(Shop.till(connection % Shop.TILLS));
        body.append("\",\"items\":[");
        long total = 0;
        for (Shop.Article article : articles) {
            body.append(total == 0 ? "" : ",").append("{\"sku\":\"").append(article.sku());
            body.append("\",\"quantity\":1}");
            total += article.price();
        }
        body.append("],\"payments\":[{\"method\":\"cash\",\"amount\":")
                .append(total)
                .append("}]}");
        String text = head + body.length() + "\r\n\r\n" + body;
        return new Request("sale", text.getBytes(StandardCharsets.ISO_8859_1), 201);
    }
}
