package org.ferrepos.sales.receipt;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPos.CharacterCodeTable;
import com.github.anastaciocintra.escpos.EscPos.CutMode;
import com.github.anastaciocintra.escpos.EscPos.PinConnector;
import com.github.anastaciocintra.escpos.EscPosConst.Justification;
import com.github.anastaciocintra.escpos.Style;
import com.github.anastaciocintra.escpos.Style.FontSize;
import com.github.anastaciocintra.escpos.barcode.BarCode;
import com.github.anastaciocintra.escpos.barcode.BarCode.BarCodeHRIPosition;
import com.github.anastaciocintra.escpos.barcode.BarCode.BarCodeSystem;
import com.github.anastaciocintra.escpos.barcode.QRCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Renders a receipt as the bytes an 80 mm ESC/POS printer takes, in code page 850. */
final class EscPosReceipt {

    private static final Columns LARGE_COLUMNS = new Columns(Columns.PAPER_80_MM.count() / 2);

    /** Pulse times for the drawer's coil, in units of 2 ms: what common drawers need. */
    private static final int DRAWER_ON = 50;

    private static final int DRAWER_OFF = 250;

    /** The longest number whose bars, two dots each, fit in the 512 dots that narrow 80 mm printers have. */
    private static final int MAX_BARCODE_LENGTH = 20;

    private static final int BARCODE_MODULE_DOTS = 2;
    private static final int BARCODE_HEIGHT_DOTS = 80;
    private static final int QR_MODULE_DOTS = 6;
    private static final int FEED_BEFORE_CUT = 4;

    private EscPosReceipt() {}

    static byte[] render(ReceiptContent content, ReceiptOptions options) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (EscPos printer = new EscPos(bytes)) {
            print(printer, content, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void print(EscPos printer, ReceiptContent content, ReceiptOptions options) throws IOException {
        printer.initializePrinter();
        if (options.openDrawer()) {
            printer.pulsePin(PinConnector.Pin_2, DRAWER_ON, DRAWER_OFF);
        }
        printer.setCharacterCodeTable(CharacterCodeTable.CP850_Multilingual);
        printer.setCharsetName(Repertoire.PC850.charset().name());
        for (PaperRow row : new PaperLayout(content, LARGE_COLUMNS).rows()) {
            printer.writeLF(style(row.look()), row.text());
        }
        code(printer, content.number());
        printer.feed(new Style(), FEED_BEFORE_CUT);
        printer.cut(CutMode.PART);
    }

    private static Style style(PaperRow.Look look) {
        return switch (look) {
            case PLAIN -> new Style();
            case BOLD -> new Style().setBold(true);
            case TALL -> new Style().setBold(true).setFontSize(FontSize._1, FontSize._2);
            case LARGE -> new Style().setBold(true).setFontSize(FontSize._2, FontSize._2);
        };
    }

    private static void code(EscPos printer, String number) throws IOException {
        if (number.isEmpty()) {
            return;
        }
        printer.feed(new Style(), 1);
        if (Code128.canEncode(number) && number.length() <= MAX_BARCODE_LENGTH) {
            BarCode barcode = new BarCode()
                    .setSystem(BarCodeSystem.CODE128)
                    .setBarCodeSize(BARCODE_MODULE_DOTS, BARCODE_HEIGHT_DOTS)
                    .setHRIPosition(BarCodeHRIPosition.BelowBarCode)
                    .setJustification(Justification.Center);
            // "{B" selects code set B; in the data a brace is written twice.
            printer.write(barcode, "{B" + number.replace("{", "{{"));
            return;
        }
        printer.write(new QRCode().setSize(QR_MODULE_DOTS).setJustification(Justification.Center), number);
    }
}
