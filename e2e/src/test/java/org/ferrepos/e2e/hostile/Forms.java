package org.ferrepos.e2e.hostile;

/** Bodies that the program would accept, for the demonstration company. */
final class Forms {
    private final String sku;

    Forms(String sku) {
        this.sku = "\"" + sku + "\"";
    }

    Form sale() {
        return Form.of(
                "cajero",
                "POST",
                "/api/pos/ventas",
                "{\"id\":<id>,\"branch\":<branch>,\"register\":<register>,\"items\":[{\"sku\":<sku>,"
                        + "\"quantity\":<quantity>,\"discount\":<discount>}],"
                        + "\"payments\":[{\"method\":<method>,\"amount\":<amount>,\"reference\":<reference>}],"
                        + "\"customer\":<customer>,\"sold_at\":<sold_at>}",
                "id",
                "id",
                "\"" + Form.ABSENT_ID + "\"",
                "branch",
                "branch",
                "\"SCL-01\"",
                "register",
                "register",
                "\"SCL-01-C1\"",
                "sku",
                "items[0].sku",
                sku,
                "quantity",
                "items[0].quantity",
                "1",
                "discount",
                "items[0].discount",
                "null",
                "method",
                "payments[0].method",
                "\"cash\"",
                "amount",
                "payments[0].amount",
                "1000000",
                "reference",
                "payments[0].reference",
                "null",
                "customer",
                "customer",
                "null",
                "sold_at",
                "sold_at",
                "null");
    }

    Form movement() {
        return Form.of(
                "deposito",
                "POST",
                "/api/deposito/movimientos",
                "{\"id\":<id>,\"sku\":<sku>,\"branch\":<branch>,\"kind\":<kind>,\"quantity\":<quantity>,"
                        + "\"reason\":<reason>}",
                "id",
                "id",
                "\"" + Form.ABSENT_ID + "\"",
                "sku",
                "sku",
                sku,
                "branch",
                "branch",
                "\"SCL-01\"",
                "kind",
                "kind",
                "\"receipt\"",
                "quantity",
                "quantity",
                "1",
                "reason",
                "reason",
                "\"prueba\"");
    }

    Form reservation() {
        return Form.of(
                "vendedor",
                "POST",
                "/api/pos/stock/reservar",
                "{\"id\":<id>,\"branch\":<branch>,\"items\":[{\"sku\":<sku>,\"quantity\":<quantity>}],"
                        + "\"minutes\":<minutes>}",
                "id",
                "id",
                "\"" + Form.ABSENT_ID + "\"",
                "branch",
                "branch",
                "\"SCL-01\"",
                "sku",
                "items[0].sku",
                sku,
                "quantity",
                "items[0].quantity",
                "1",
                "minutes",
                "minutes",
                "30");
    }

    Form transfer() {
        return Form.of(
                "deposito",
                "POST",
                "/api/deposito/traslados",
                "{\"id\":<id>,\"from\":<from>,\"to\":<to>,\"items\":[{\"sku\":<sku>,\"quantity\":<quantity>}]}",
                "id",
                "id",
                "\"" + Form.ABSENT_ID + "\"",
                "from",
                "from",
                "\"SCL-01\"",
                "to",
                "to",
                "\"VAP-01\"",
                "sku",
                "items[0].sku",
                sku,
                "quantity",
                "items[0].quantity",
                "1");
    }

    Form inventory() {
        return Form.of(
                "deposito",
                "POST",
                "/api/inventory",
                "{\"id\":<id>,\"sku\":<sku>,\"branch\":<branch>,\"operation\":<operation>,\"quantity\":<quantity>}",
                "id",
                "id",
                "\"" + Form.ABSENT_ID + "\"",
                "sku",
                "sku",
                sku,
                "branch",
                "branch",
                "\"SCL-01\"",
                "operation",
                "operation",
                "\"add\"",
                "quantity",
                "quantity",
                "1");
    }

    Form product() {
        return Form.of(
                "admin",
                "POST",
                "/api/pos/productos",
                "{\"sku\":<sku>,\"name\":<name>,\"description\":<description>,\"barcodes\":<barcodes>,"
                        + "\"category\":<category>,\"unit\":<unit>,\"tax\":<tax>,\"price\":<price>,\"cost\":<cost>}",
                "sku",
                "sku",
                "\"HOSTIL-1\"",
                "name",
                "name",
                "\"Producto hostil\"",
                "description",
                "description",
                "\"\"",
                "barcodes",
                "barcodes",
                "[]",
                "category",
                "category",
                "\"Hostiles\"",
                "unit",
                "unit",
                "\"un\"",
                "tax",
                "tax",
                "\"affected\"",
                "price",
                "price",
                "1000",
                "cost",
                "cost",
                "500");
    }

    Form price() {
        return Form.of(
                "admin",
                "POST",
                "/api/pos/productos/" + sku.replace("\"", "") + "/precios",
                "{\"amount\":<amount>,\"branch\":<branch>,\"valid_from\":<valid_from>,\"reason\":<reason>}",
                "amount",
                "amount",
                "1000",
                "branch",
                "branch",
                "\"SCL-01\"",
                "valid_from",
                "valid_from",
                "null",
                "reason",
                "reason",
                "\"prueba\"");
    }

    Form user() {
        return Form.of(
                "admin",
                "POST",
                "/api/pos/usuarios",
                "{\"username\":<username>,\"name\":<name>,\"password\":<password>,\"roles\":<roles>,"
                        + "\"branch\":<branch>}",
                "username",
                "username",
                "\"hostil\"",
                "name",
                "name",
                "\"Hostil\"",
                "password",
                "password",
                "\"una-clave-bien-larga-77\"",
                "roles",
                "roles",
                "[\"cajero\"]",
                "branch",
                "branch",
                "\"SCL-01\"");
    }

    Form branch() {
        return Form.of(
                "admin",
                "POST",
                "/api/pos/sucursales",
                "{\"code\":<code>,\"name\":<name>,\"address\":<address>,\"commune\":<commune>,\"zone\":<zone>,"
                        + "\"currency\":<currency>}",
                "code",
                "code",
                "\"HOS-01\"",
                "name",
                "name",
                "\"Hostil\"",
                "address",
                "address",
                "\"Calle 1\"",
                "commune",
                "commune",
                "\"Santiago\"",
                "zone",
                "zone",
                "\"America/Santiago\"",
                "currency",
                "currency",
                "\"CLP\"");
    }

    Form tillMovement() {
        return Form.of(
                "cajero",
                "POST",
                "/api/pos/cajas/SCL-01-C1/movimientos",
                "{\"id\":<id>,\"kind\":<kind>,\"amount\":<amount>,\"reason\":<reason>}",
                "id",
                "id",
                "\"" + Form.ABSENT_ID + "\"",
                "kind",
                "kind",
                "\"in\"",
                "amount",
                "amount",
                "1000",
                "reason",
                "reason",
                "\"prueba\"");
    }

    Form apiKey() {
        return Form.of(
                "admin",
                "POST",
                "/api/pos/api-keys",
                "{\"name\":<name>,\"roles\":<roles>,\"scopes\":<scopes>,\"expires_at\":<expires_at>}",
                "name",
                "name",
                "\"hostil\"",
                "roles",
                "roles",
                "[\"terminal\"]",
                "scopes",
                "scopes",
                "[]",
                "expires_at",
                "expires_at",
                "null");
    }
}
