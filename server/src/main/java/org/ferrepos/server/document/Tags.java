package org.ferrepos.server.document;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/** What the groups of routes are about. */
final class Tags {
    private static final Map<String, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry("API keys", "Keys by which programs identify themselves"),
            Map.entry("Audit", "Who changed what, when and from where"),
            Map.entry("Authentication", "Logging in and out, tokens, and who one is; also under /api/auth"),
            Map.entry("Branches", "The stores of the chain (sucursales)"),
            Map.entry("Catalogue", "Products, prices, search, import and synonyms"),
            Map.entry("Dashboard", "How the day goes, in figures and as it happens"),
            Map.entry("Inventory", "The dashboard's reading and writing of stock"),
            Map.entry("Price checker", "Prices for customers in the shop; open to everybody (consulta)"),
            Map.entry("Operation", "Health, metrics and build of a process"),
            Map.entry("Registers", "The tills of a branch (terminales)"),
            Map.entry("Sales", "Selling, voids, returns and receipts (ventas)"),
            Map.entry("Stock", "Balances by product and branch"),
            Map.entry("Stock movements", "The ledger of stock"),
            Map.entry("Stock reservations", "Goods set aside for some minutes"),
            Map.entry("Stock transfers", "Goods that go from one branch to another (traslados)"),
            Map.entry("Tills", "Opening, cash movements and closing (cajas)"),
            Map.entry("Users", "People and their roles (usuarios)"));

    private Tags() {}

    static List<Tag> described(List<Tag> tags) {
        for (Tag tag : tags) {
            String description = DESCRIPTIONS.get(tag.getName());
            if (tag.getDescription() == null && description != null) {
                tag.setDescription(description);
            }
        }
        return tags.stream()
                .sorted(java.util.Comparator.comparing(Tag::getName))
                .toList();
    }
}
