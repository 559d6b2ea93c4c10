package org.ferrepos.catalog.product;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** What codes and texts of a product must look like, the same for requests and imports. */
public final class Rules {
    public static final int MAX_NAME = 200;
    public static final int MAX_DESCRIPTION = 4000;
    public static final int MAX_CATEGORY = 100;
    public static final int MAX_BRAND = 100;
    public static final int MAX_BARCODES = 20;

    public static final String SKU = "[\\p{L}\\p{N}._/-]{1,40}";

    /**
     * What may not be a SKU: it stands in a path, where these are routes beside those of a product, so that it could be
     * neither seen nor changed.
     */
    private static final Set<String> TAKEN_IN_PATHS =
            Set.of("buscar", "cambios", "exportar", "importar", "barcode", "sucursales");

    /** What every client and proxy resolves in a path. */
    private static final Set<String> STEPS = Set.of(".", "..");

    private static final Pattern SKU_PATTERN = Pattern.compile(SKU);
    private static final Pattern INTERNAL_CODE = Pattern.compile("[A-Za-z0-9-]{4,32}");
    private static final Pattern GTIN = Pattern.compile("[0-9]{8}|[0-9]{12,14}");

    /** What is right or wrong with a barcode. */
    public enum BarcodeCheck {
        VALID,
        WRONG_CHECK_DIGIT,
        MALFORMED
    }

    private Rules() {}

    public static boolean isSku(String sku) {
        return SKU_PATTERN.matcher(sku).matches();
    }

    /** Whether a well-formed SKU would be hidden by a route, or has a part that is resolved on the way. */
    public static boolean isTakenInPaths(String sku) {
        return TAKEN_IN_PATHS.contains(sku) || Arrays.stream(sku.split("/", -1)).anyMatch(STEPS::contains);
    }

    /** Whether the text fits and has no control character, which PostgreSQL or a receipt printer could not take. */
    public static boolean isText(String text, int maxLength) {
        return text.length() <= maxLength && text.codePoints().noneMatch(Rules::isUnusable);
    }

    public static BarcodeCheck checkBarcode(String code) {
        if (GTIN.matcher(code).matches()) {
            return hasRightCheckDigit(code) ? BarcodeCheck.VALID : BarcodeCheck.WRONG_CHECK_DIGIT;
        }
        return INTERNAL_CODE.matcher(code).matches() ? BarcodeCheck.VALID : BarcodeCheck.MALFORMED;
    }

    private static boolean isUnusable(int codePoint) {
        return Character.isISOControl(codePoint) || (codePoint >= 0xD800 && codePoint <= 0xDFFF);
    }

    /** GS1: weights 3 and 1 from the right, the sum with the check digit a multiple of ten. */
    private static boolean hasRightCheckDigit(String gtin) {
        int sum = 0;
        for (int i = 0; i < gtin.length(); i++) {
            int digit = gtin.charAt(gtin.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : 3 * digit;
        }
        return sum % 10 == 0;
    }
}
