package org.ferrepos.sales.receipt;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.ferrepos.platform.print.Repertoire;

/** A printer on paper: takes ESC/POS bytes, fails on any command a receipt has no business to send. */
final class EscPosDecoder {

    private static final int ESC = 0x1B;
    private static final int GS = 0x1D;

    private final byte[] bytes;
    private int at;
    private int widthFactor = 1;
    private int widestRow;
    private int codePage = -1;
    private boolean drawerOpened;
    private boolean cut;
    private String barcode = "";
    private String qrCode = "";
    private final ByteArrayOutputStream row = new ByteArrayOutputStream();
    private final List<String> lines = new ArrayList<>();

    EscPosDecoder(byte[] bytes) {
        this.bytes = bytes.clone();
        while (at < bytes.length) {
            step(next());
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** The widest row in columns of font A, double-width characters counted as two. */
    int widestRow() {
        return widestRow;
    }

    int codePage() {
        return codePage;
    }

    boolean drawerOpened() {
        return drawerOpened;
    }

    boolean cut() {
        return cut;
    }

    String barcode() {
        return barcode;
    }

    String qrCode() {
        return qrCode;
    }

    private void step(int octet) {
        switch (octet) {
            case ESC -> escape(next());
            case GS -> group(next());
            case '\n' -> endRow();
            default -> print(octet);
        }
    }

    private void print(int octet) {
        if (octet < ' ') {
            throw new AssertionError("control byte " + octet + " in the text at " + at);
        }
        row.write(octet);
        widestRow = Math.max(widestRow, row.size() * widthFactor);
    }

    private void endRow() {
        lines.add(row.toString(Repertoire.PC850.charset()));
        row.reset();
    }

    private void escape(int command) {
        switch (command) {
            case '@', '2' -> {}
            case 't' -> codePage = next();
            case 'M', 'E', '-', 'a' -> next();
            case 'p' -> {
                at += 3;
                drawerOpened = true;
            }
            default -> throw new AssertionError("unexpected ESC " + (char) command);
        }
    }

    private void group(int command) {
        switch (command) {
            case '!' -> widthFactor = (next() >> 4) + 1;
            case 'B', 'h', 'w', 'H', 'f' -> next();
            case 'k' -> {
                next();
                barcode = take(next());
            }
            case '(' -> qrCode(next());
            case 'V' -> {
                next();
                cut = true;
            }
            default -> throw new AssertionError("unexpected GS " + (char) command);
        }
    }

    private void qrCode(int family) {
        if (family != 'k') {
            throw new AssertionError("unexpected GS ( " + (char) family);
        }
        String data = take(next() + 256 * next());
        if (data.startsWith("1P0")) {
            qrCode = data.substring(3);
        }
    }

    private String take(int length) {
        at += length;
        return new String(bytes, at - length, length, Repertoire.PC850.charset());
    }

    private int next() {
        return bytes[at++] & 0xFF;
    }
}
