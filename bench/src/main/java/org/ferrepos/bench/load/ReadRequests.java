package org.ferrepos.bench.load;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.ferrepos.bench.Shop;

/** Reads of products and searches as people type them: parts of names, with typing errors, in any order. */
public final class ReadRequests {
    private final Shop shop;
    private final String rest;
    private final SplittableRandom random;

    public ReadRequests(Shop shop, String token, long seed) {
        this.shop = shop;
        this.rest = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        this.random = new SplittableRandom(seed);
    }

    public RequestSource.Request product() {
        return get("product", "/api/pos/productos/" + shop.any(random).sku() + "?branch=" + Shop.BRANCH);
    }

    public RequestSource.Request search() {
        String query = URLEncoder.encode(query(), StandardCharsets.UTF_8);
        return get("search", "/api/pos/productos/buscar?limit=10&branch=" + Shop.BRANCH + "&q=" + query);
    }

    private RequestSource.Request get(String kind, String path) {
        return new RequestSource.Request(kind, ("GET " + path + rest).getBytes(StandardCharsets.ISO_8859_1), 200);
    }

    private String query() {
        Shop.Article article = shop.any(random);
        String[] words = article.name().split(" ");
        return switch (random.nextInt(10)) {
            case 0 -> article.sku();
            case 1, 2 -> words[0] + " " + words[words.length - 1];
            case 3 -> mistyped(words[0]) + " " + words[1];
            case 4 -> words[1] + " " + words[0];
            case 5 -> words[0].substring(0, Math.min(4, words[0].length()));
            default -> words[0] + " " + words[1] + " " + words[2];
        };
    }

    private String mistyped(String word) {
        int at = 1 + random.nextInt(word.length() - 2);
        return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
    }
}
