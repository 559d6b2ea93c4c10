package org.ferrepos.platform.security;

/** The roles of the product, by the names that users and tokens carry; constants so that annotations can name them. */
public final class Role {
    public static final String ADMIN = "admin";
    public static final String SUPERVISOR = "supervisor";
    public static final String CASHIER = "cajero";
    public static final String SELLER = "vendedor";
    public static final String DISPATCH = "despacho";
    public static final String WAREHOUSE = "deposito";
    public static final String BUYER = "negocio";
    public static final String LABELS = "operador_etiquetas";
    public static final String ANALYST = "analista";
    public static final String ML_SERVICE = "ml_service";
    public static final String TERMINAL = "terminal";

    private Role() {}

    public static java.util.Set<String> all() {
        return java.util.Set.of(
                ADMIN, SUPERVISOR, CASHIER, SELLER, DISPATCH, WAREHOUSE, BUYER, LABELS, ANALYST, ML_SERVICE, TERMINAL);
    }
}
