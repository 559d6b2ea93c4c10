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
import org.ferrepos.platform.print.Repertoire;
import org.ferrepos.platform.print.RollPaper;
import org.ferrepos.platform.print.TextColumns;

/** Renders a receipt as the bytes an ESC/POS printer takes, in code page 850. */
final class EscPosReceipt {

    /** Pulse times for the drawer's coil, in units of 2 ms: what common drawers need. */
    private static final int DRAWER_ON = 50;

    private static final int DRAWER_OFF = 250;

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
        for (PaperRow row : layout(content, options.paper()).rows()) {
            printer.writeLF(style(row.look()), row.text());
        }
        code(printer, content.number(), options.paper());
        printer.feed(new Style(), FEED_BEFORE_CUT);
        printer.cut(CutMode.PART);
    }

    /** Large rows are twice as wide, so they have half the columns. */
    private static PaperLayout layout(ReceiptContent content, RollPaper paper) {
        return new PaperLayout(
                content, paper.columns(), new TextColumns(paper.columns().count() / 2));
    }

    private static Style style(PaperRow.Look look) {
        return switch (look) {
            case PLAIN -> new Style();
            case BOLD -> new Style().setBold(true);
            case TALL -> new Style().setBold(true).setFontSize(FontSize._1, FontSize._2);
            case LARGE -> new Style().setBold(true).setFontSize(FontSize._2, FontSize._2);
        };
    }

    private static void code(EscPos printer, String number, RollPaper paper) throws IOException {
        if (number.isEmpty()) {
            return;
        }
        printer.feed(new Style(), 1);
        if (Code128.canEncode(number) && Code128.encode(number).width() * BARCODE_MODULE_DOTS <= paper.dots()) {
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
