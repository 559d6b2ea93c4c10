package org.ferrepos.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.catalog.CatalogWorld;
import org.ferrepos.catalog.ImportOptions;
import org.ferrepos.catalog.ImportReport;
import org.ferrepos.catalog.OpeningStockLine;
import org.ferrepos.catalog.SellableProduct;
import org.ferrepos.catalog.SellableProducts;
import org.ferrepos.catalog.product.ProductView;
import org.ferrepos.platform.http.ProblemException;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Permissions;
import org.ferrepos.platform.security.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ProductImportTest {
    private static final String HEADER = "sku,name,barcode,category,brand,unit,tax,price,cost,stock,branch\n";

    private final CatalogWorld world = new CatalogWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theSameFileAgainChangesNothing() {
        String csv = HEADER
                + "A-1,Taladro,4006381333931,Herramientas,Bauker,un,affected,39990,20000,5,SCL-01\n"
                + "A-1,Taladro,4006381333931,Herramientas,Bauker,un,affected,41990,20000,3,VAP-01\n"
                + "A-2,Clavo,,HERRAMIENTAS,,kg,exempt,1990,,,\n";
        ImportReport first = world.importCsv(csv);
        assertThat(first).isEqualTo(new ImportReport(2, 1, 0, List.of(), 0));
        assertThat(world.count("select count(*) from catalog.category")).isEqualTo(1);
        assertThat(world.openingStock).hasSize(2);
        long revision = world.revision();
        long prices = world.count("select count(*) from catalog.price");

        ImportReport again = world.importCsv(csv);

        assertThat(again).isEqualTo(new ImportReport(0, 0, 3, List.of(), 0));
        assertThat(world.revision()).isEqualTo(revision);
        assertThat(world.count("select count(*) from catalog.price")).isEqualTo(prices);
        assertThat(world.openingStock).hasSize(2);
    }

    @Test
    void everyBadLineIsNamedWithItsFieldAndLosesNoOther() {
        String csv = HEADER
                + "B-1,Bueno,,,,,,100,,,\n"
                + ",Sin sku,,,,,,100,,,\n"
                + "B-3,,,,,,,100,,,\n"
                + "B-4,Sin precio,,,,,,,,,\n"
                + "B-5,Negativo,,,,,,-5,,,\n"
                + "B-6,Con punto,,,,,,12.990,,,\n"
                + "B-7,Con signo,,,,,,$12990,,,\n"
                + "B-8,Unidad,,,,docena,,100,,,\n"
                + "B-9,Impuesto,,,,,iva,100,,,\n"
                + "B-10,Sucursal,,,,,,100,,,NOPE\n"
                + "B-11,Dígito,4006381333932,,,,,100,,,\n"
                + "B-12,Primero,4006381333931,,,,,100,,,\n"
                + "B-13,Segundo,4006381333931,,,,,100,,,\n"
                + "B-14," + "x".repeat(201) + ",,,,,,100,,,\n"
                + "B-15,Coma, de más,,,,,,100,,,\n"
                + "B 16,Espacio,,,,,,100,,,\n"
                + "B-17,Existencia,,,,,,100,,1.0005,SCL-01\n"
                + "B-1,Otro nombre,,,,,,100,,,\n"
                + "B-18,\"Con \"\"comillas\"\"\ny salto\",,,,,,100,,,\n";

        ImportReport report = world.importCsv(csv);

        assertThat(report.created()).isEqualTo(3);
        assertThat(report.rejectedTotal()).isEqualTo(16);
        assertThat(report.rejected())
                .extracting(line -> line.line() + " " + line.field())
                .containsExactly(
                        "3 sku",
                        "4 name",
                        "5 price",
                        "6 price",
                        "7 price",
                        "8 price",
                        "9 unit",
                        "10 tax",
                        "11 branch",
                        "12 barcode",
                        "14 barcode",
                        "15 name",
                        "16 line",
                        "17 sku",
                        "18 stock",
                        "19 sku");
        assertThat(report.rejected())
                .allSatisfy(line -> assertThat(line.reason()).contains(" "));
        assertThat(world.count("select count(*) from catalog.product where name = 'Con \"comillas\" y salto'"))
                .isEqualTo(1);
    }

    @Test
    void foreignHeadersDefaultsAndDirtInUnreadColumns() {
        byte[] head =
                "\uFEFFean13;product_name;ingredients\n7790036000329;Baggio;agua y az".getBytes(StandardCharsets.UTF_8);
        byte[] tail = "car\n7790040107312;Malo;x\n7790040107311;Bueno;y\n".getBytes(StandardCharsets.UTF_8);
        byte[] csv = new byte[head.length + 1 + tail.length];
        System.arraycopy(head, 0, csv, 0, head.length);
        csv[head.length] = (byte) 0xfa;
        System.arraycopy(tail, 0, csv, head.length + 1, tail.length);

        ImportReport report = world.importCsv(
                csv, ImportOptions.of(List.of("sku=ean13,name=product_name", "barcode=ean13"), List.of("price=1000")));

        assertThat(report.created()).isEqualTo(2);
        assertThat(report.rejected()).singleElement().satisfies(line -> {
            assertThat(line.line()).isEqualTo(3);
            assertThat(line.field()).isEqualTo("barcode");
        });
        assertThat(world.count("select min(amount) from catalog.price")).isEqualTo(1000);
    }

    @Test
    void anotherEncodingIsToldWhatToDo() {
        byte[] csv = "sku,name,price\nW-1,Galón,10\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(world.importCsv(csv, ImportOptions.NONE).rejected())
                .singleElement()
                .satisfies(line -> assertThat(line.reason()).contains("CSV UTF-8"));
    }

    @Test
    void aMissingRequiredColumnIsNamed() {
        assertThatThrownBy(() -> world.importCsv("sku,name\nA,B\n"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.field()).isEqualTo("price")));
        assertThatThrownBy(() -> world.importCsv("")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> ImportOptions.of(List.of("nothing=x"), List.of()))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aLineThatIsNoCsvLosesNoOtherAlsoAfterWhatIsWritten() {
        StringBuilder csv = new StringBuilder("sku,name,price\n");
        for (int i = 0; i < 1_500; i++) {
            csv.append("Q-").append(i).append(",Clavo,10\n");
        }
        csv.append("X,\"clavo 2\" x 1\",10\n").append("Y,clavo 2\" x 1,10\n");

        ImportReport report = world.importCsv(csv.toString());

        assertThat(report.created()).isEqualTo(1_501);
        assertThat(report.rejected()).singleElement().satisfies(line -> {
            assertThat(line.line()).isEqualTo(1_502);
            assertThat(line.field()).isEqualTo("line");
            assertThat(line.reason()).contains("(\"\")");
        });
        assertThat(world.count("select count(*) from catalog.product where name = 'clavo 2\" x 1'"))
                .isEqualTo(1);
    }

    @Test
    void aQuoteThatIsNotClosedSwallowsNoOtherLine() {
        ImportReport report = world.importCsv("""
                sku,name,price
                A,"abierta,10
                B,buena,10
                C,"en dos
                líneas",10
                D,"también abierta,10
                E,buena,10
                """.replace("\n", "\r\n"));

        assertThat(report.created()).isEqualTo(3);
        assertThat(report.rejected())
                .extracting(line -> line.line() + " " + line.field())
                .containsExactly("2 line", "6 line");
        assertThat(report.rejected())
                .allSatisfy(line -> assertThat(line.reason()).contains("no se cierra"));
        assertThat(world.count("select count(*) from catalog.product where name = 'en dos líneas'"))
                .isEqualTo(1);
    }

    @Test
    void anUnclosedQuoteEndsAtTheBoundAndNotAtTheNextQuoteFarBelow() {
        StringBuilder csv = new StringBuilder("sku,name,price\nA,\"abierta,10\n");
        for (int i = 0; i < 500; i++) {
            csv.append("F-").append(i).append(",buena,10\n");
        }
        csv.append("G,fin\",10\n");

        ImportReport report = world.importCsv(csv.toString());

        assertThat(report.created()).isEqualTo(501);
        assertThat(report.rejected())
                .singleElement()
                .extracting(ImportReport.RejectedLine::line)
                .isEqualTo(2L);
    }

    @Test
    void aLineForABranchOfOthersIsRejected() {
        Caller supervisor = supervisor();
        String csv = "sku,name,price,stock,branch\nS-1,Uno,100,5,SCL-01\nS-2,Dos,100,5,VAP-01\nS-3,Tres,100,5,\n";

        ImportReport report = world.importCsv(csv.getBytes(StandardCharsets.UTF_8), ImportOptions.NONE, supervisor);

        assertThat(report.created()).isEqualTo(2);
        assertThat(report.rejected()).singleElement().satisfies(line -> {
            assertThat(line.line()).isEqualTo(3);
            assertThat(line.field()).isEqualTo("branch");
            assertThat(line.reason()).contains("VAP-01");
        });
        assertThat(world.openingStock).extracting(OpeningStockLine::branchId).containsOnly(world.branchId("SCL-01"));
        assertThat(world.importCsv(csv).created()).isEqualTo(1);
    }

    /** New products come with their price; those that are known have another only at the own branch. */
    @Test
    void aLineThatChangesThePriceOfTheChainIsRejectedWithoutThePermission() {
        world.importCsv("sku,name,price\nP-1,Uno,100\nP-2,Dos,200\n");
        String csv = "sku,name,price,branch\nP-1,Uno,90,\nP-1,Uno,80,SCL-01\nP-2,Dos cambiado,200,\nP-3,Tres,300,\n";

        ImportReport report = world.importCsv(csv.getBytes(StandardCharsets.UTF_8), ImportOptions.NONE, supervisor());

        assertThat(report.rejected()).singleElement().satisfies(line -> {
            assertThat(line.line()).isEqualTo(2);
            assertThat(line.field()).isEqualTo("price");
        });
        assertThat(report.created()).isEqualTo(1);
        assertThat(report.updated()).isEqualTo(2);
        assertThat(world.importCsv(csv).updated()).isEqualTo(1);
    }

    private static Caller supervisor() {
        return new Caller(
                UUID.randomUUID(),
                "supervisor",
                Caller.Kind.USER,
                Set.of(Role.SUPERVISOR),
                Permissions.ofDelivered(Role.SUPERVISOR),
                Optional.of("SCL-01"),
                UUID.randomUUID(),
                false,
                "127.0.0.1");
    }

    @Test
    void changesAreFoundAndPricesKeepTheirHistory() {
        world.importCsv(HEADER + "C-1,Uno,,,,,,100,,,\nC-2,Dos,,,,,,200,,,\n");
        ImportReport report = world.importCsv(HEADER + "C-1,Uno,,,,,,150,,,\nC-2,Dos,,,,,,200,,9,SCL-01\n");
        assertThat(report.updated()).isEqualTo(2);
        assertThat(world.openingStock).isEmpty();
        assertThat(world.count("select count(*) from catalog.price")).isEqualTo(4);
        ProductView view = world.views
                .of(
                        List.of(world.count("select product_id from catalog.product where sku = 'C-1'")),
                        java.util.Optional.empty())
                .getFirst();
        assertThat(view.price()).isEqualTo(150);
    }

    /** Stock follows from movements: a file that was exported a week ago must not undo the sales since. */
    @Test
    void theStockOfAKnownProductIsLeftAsItIsAndTheLineIsUnchanged() {
        world.importCsv(HEADER + "C-1,Uno,,,,,,100,,5,SCL-01\n");
        world.openingStock.clear();
        assertThat(world.importCsv(HEADER + "C-1,Uno,,,,,,100,,9,SCL-01\n"))
                .isEqualTo(new ImportReport(0, 0, 1, List.of(), 0));
        assertThat(world.openingStock).isEmpty();
    }

    @Test
    void stockWithoutABranchLiesAtTheFirstOne() {
        world.importCsv("sku,name,price,stock\nC-1,Uno,100,5\n");
        assertThat(world.openingStock)
                .singleElement()
                .satisfies(line -> assertThat(line.branchId()).isEqualTo(world.branchId("SCL-01")));
    }

    @Test
    void aNewProductGetsItsStockAtEveryBranchHoweverFarItsLinesAreApart() {
        StringBuilder csv = new StringBuilder("sku,name,price,stock,branch\n");
        for (String branch : List.of("SCL-01", "VAP-01")) {
            for (int i = 0; i < 1_500; i++) {
                csv.append("E-")
                        .append(i)
                        .append(",Producto,100,1,")
                        .append(branch)
                        .append('\n');
            }
        }
        assertThat(world.importCsv(csv.toString())).isEqualTo(new ImportReport(1_500, 1_500, 0, List.of(), 0));
        assertThat(world.openingStock).hasSize(3_000);
    }

    @Test
    void aLineOfAnotherBranchMayNotContradictTheProduct() {
        String csv = """
                sku,name,barcode,category,brand,unit,tax,price,cost,stock,branch
                C-1,Martillo,,Herramientas,Quelmar,un,affected,100,50,1,SCL-01
                C-1,Mazo,,,,,,90,,,VAP-01
                C-2,Lija,,,,,,100,,,SCL-01
                C-2,Lija,,Abrasivos,,,,110,60,2,VAP-01
                """;
        ImportReport report = world.importCsv(csv);
        assertThat(report.rejected())
                .extracting(line -> line.line() + " " + line.field())
                .containsExactly("3 name");
        assertThat(report.rejected().getFirst().reason()).contains("contradice la línea 2");
        assertThat(report.created()).isEqualTo(2);
        assertThat(report.updated()).isEqualTo(1);
        ImportReport again = world.importCsv(csv);
        assertThat(again.created() + again.updated()).isZero();
        // What the first line left open, the second one filled in.
        String same = "sku,name,category,price,branch\nC-2,Lija,Abrasivos,110,VAP-01\n";
        assertThat(world.importCsv(same).unchanged()).isEqualTo(1);
    }

    @Test
    void twentyThousandRowsGoThroughInChunks() {
        StringBuilder csv = new StringBuilder("sku,name,price\n");
        for (int i = 0; i < 20_000; i++) {
            csv.append("D-")
                    .append(i)
                    .append(",Producto número ")
                    .append(i)
                    .append(",")
                    .append(i)
                    .append('\n');
        }
        assertThat(world.importCsv(csv.toString()).created()).isEqualTo(20_000);
        long revision = world.revision();
        assertThat(world.importCsv(csv.toString()).unchanged()).isEqualTo(20_000);
        assertThat(world.revision()).isEqualTo(revision);
    }

    @Test
    void amountsAreInTheCurrencyOfTheirRowAndNoOtherThanIsSoldInThere() {
        world.addBranchInMendoza();
        ImportReport report = world.importCsv("""
                sku,name,price,branch,currency,cost,cost_currency
                A,Uno,100,,,60,
                A,Uno,9950,,ARS,,
                A,Uno,8800,MDZ-01,,,
                B,Dos,5000,,ARS,3000,ARS
                C,Tres,10,MDZ-01,CLP,,
                D,Cuatro,10,SCL-01,ARS,,
                E,Cinco,10,,USD,,
                F,Seis,10,,,5,EUR
                """);
        assertThat(report.created()).isEqualTo(2);
        assertThat(report.rejected())
                .extracting(ImportReport.RejectedLine::line)
                .containsExactly(6L, 7L, 8L, 9L);
        assertThat(report.rejected().getFirst().reason()).contains("CLP", "ARS");
        assertThat(world.count("select count(*) from catalog.price where currency = 'ARS'"))
                .isEqualTo(3);
        assertThat(world.count("select count(*) from catalog.product where cost_currency = 'ARS'"))
                .isEqualTo(1);

        SellableProducts products = new SellableProducts(world.database, world.costs);
        SellableProduct one = products.find("A").orElseThrow();
        assertThat(one.priceAt(world.branch("VAP-01"), CatalogWorld.NOON)).hasValue(100);
        assertThat(one.priceAt(world.branch("MDZ-01"), CatalogWorld.NOON)).hasValue(8_800);
        SellableProduct two = products.find("B").orElseThrow();
        assertThat(two.priceAt(world.branch("VAP-01"), CatalogWorld.NOON)).isEmpty();
        assertThat(two.priceAt(world.branch("MDZ-01"), CatalogWorld.NOON)).hasValue(5_000);
        assertThat(two.costIn(Currency.ARS)).isEqualTo(3_000);
        assertThat(two.costIn(Currency.CLP)).isZero();
    }

    @Test
    void theSameFileOfTwoCurrenciesAgainChangesNothing() {
        world.addBranchInMendoza();
        String file = """
                sku,name,price,currency,cost,cost_currency
                A,Uno,100,,60,
                A,Uno,9950,ARS,,
                B,Dos,5000,ARS,3000,ARS
                """;
        world.importCsv(file);
        long revision = world.revision();
        assertThat(world.importCsv(file).unchanged()).isEqualTo(3);
        assertThat(world.revision()).isEqualTo(revision);
        assertThat(world.importCsv(file.replace("3000,ARS", "3000,CLP")).updated())
                .isEqualTo(1);
    }
}
