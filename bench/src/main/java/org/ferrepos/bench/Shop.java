package org.ferrepos.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ferrepos.testkit.program.Api;

/** The branch that is measured: 64 open tills and a generated catalogue with plenty of stock, made over HTTP. */
public final class Shop {
    public static final String BRANCH = "BENCH";
    public static final int TILLS = 64;

    private static final int UPLOAD_ROWS = 20_000;
    private static final String[] THINGS = {
        "Tornillo", "Clavo", "Perno", "Tuerca", "Golilla", "Taladro", "Martillo", "Serrucho", "Alicate",
                "Destornillador",
        "Pintura", "Esmalte", "Barniz", "Brocha", "Rodillo", "Cemento", "Yeso", "Ladrillo", "Cerámica", "Adhesivo",
        "Cañería", "Codo", "Válvula", "Llave", "Manguera", "Cable", "Enchufe", "Interruptor", "Ampolleta", "Candado",
        "Bisagra", "Cerradura", "Escalera", "Carretilla", "Pala", "Rastrillo", "Guante", "Casco", "Lija", "Silicona"
    };
    private static final String[] KINDS = {
        "autoperforante",
        "galvanizado",
        "hexagonal",
        "inoxidable",
        "zincado",
        "percutor",
        "carpintero",
        "universal",
        "eléctrico",
        "manual",
        "profesional",
        "doméstico",
        "exterior",
        "interior",
        "impermeable",
        "reforzado",
        "aislado",
        "flexible",
        "rígido",
        "compacto",
        "liviano",
        "industrial",
        "antideslizante",
        "ajustable",
        "magnético"
    };
    private static final String[] COLOURS = {
        "negro", "blanco", "gris", "rojo", "azul", "verde", "amarillo", "natural", "cromado", "bronce"
    };
    private static final String[] BRANDS = {
        "Andina", "Maestra", "Pacífico", "Cordillera", "Fortaleza", "Norte", "Austral", "Patagonia"
    };

    private final List<Article> articles = new ArrayList<>();

    /** A product for sale; prices are whole tens, so that cash needs no rounding. */
    public record Article(String sku, String name, String barcode, String brand, long price) {}

    public static String till(int index) {
        return BRANCH + "-" + (index + 1);
    }

    /** Adds the branch and opens its tills. */
    void open(Api admin) {
        expect(201, admin.post("/api/pos/sucursales", """
                {"code":"%s","name":"Medición","address":"Calle 1","commune":"Santiago","zone":"America/Santiago",\
                "currency":"CLP"}""".formatted(BRANCH)));
        for (int i = 0; i < TILLS; i++) {
            expect(
                    201,
                    admin.post(
                            "/api/pos/terminales", "{\"code\":\"%s\",\"branch\":\"%s\"}".formatted(till(i), BRANCH)));
            expect(201, admin.post("/api/pos/cajas/" + till(i) + "/abrir", "{\"opening_float\":50000}"));
        }
    }

    /** Imports generated products until there are as many as asked for. */
    public void fillTo(Api admin, int products) {
        while (articles.size() < products) {
            int until = Math.min(products, articles.size() + UPLOAD_ROWS);
            StringBuilder csv = new StringBuilder("sku,name,barcode,category,brand,unit,tax,price,cost,stock,branch\n");
            while (articles.size() < until) {
                Article article = generated(articles.size());
                articles.add(article);
                csv.append(article.sku())
                        .append(',')
                        .append(article.name())
                        .append(',')
                        .append(article.barcode());
                csv.append(",Ferretería,")
                        .append(article.brand())
                        .append(",un,affected,")
                        .append(article.price());
                csv.append(',')
                        .append(article.price() / 2)
                        .append(",1000000,")
                        .append(BRANCH)
                        .append('\n');
            }
            Api.Answer answer = admin.with("Content-Type", "text/csv")
                    .sendBytes(
                            "POST",
                            "/api/pos/productos/importar",
                            csv.toString().getBytes(StandardCharsets.UTF_8));
            expect(200, answer);
            if (answer.json().path("rejected").size() > 0) {
                throw new IllegalStateException("the import rejected lines: " + answer);
            }
        }
    }

    public int size() {
        return articles.size();
    }

    public Article any(SplittableRandom random) {
        return articles.get(random.nextInt(articles.size()));
    }

    /** Three different products, one of each third of the catalogue, as the pgbench script takes them. */
    public List<Article> threeOf(SplittableRandom random) {
        int third = articles.size() / 3;
        return List.of(
                articles.get(random.nextInt(third)),
                articles.get(third + random.nextInt(third)),
                articles.get(2 * third + random.nextInt(third)));
    }

    private static Article generated(int number) {
        SplittableRandom random = new SplittableRandom(number);
        String brand = BRANDS[random.nextInt(BRANDS.length)];
        String name = THINGS[number % THINGS.length]
                + " " + KINDS[(number / THINGS.length) % KINDS.length]
                + " " + COLOURS[random.nextInt(COLOURS.length)]
                + " " + (1 + random.nextInt(60)) + "x" + (5 + random.nextInt(200)) + " mm";
        long price = 10L * (10 + random.nextInt(5_000));
        return new Article("BEN-%06d".formatted(number), name, barcode(number), brand, price);
    }

    private static String barcode(int number) {
        String digits = "780%09d".formatted(number);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static void expect(int status, Api.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException("expected " + status + " but got " + answer);
        }
    }
}
