package org.ferrepos.sales.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.ferrepos.platform.print.RollPaper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextReceiptTest {

    @Test
    void looksAsExpected() {
        assertThat(RenderedText.of(SampleReceipts.chilean(), ReceiptFormat.TXT)).isEqualTo("""
                                Ferretería Ñuñoa
                                RUT 76.123.456-0
                            Sucursal Santiago Centro
                            Av. Matta 1234, Santiago
                ================================================
                              Comprobante de venta
                Venta N°                      SCL-01-C1-00000042
                Fecha                           21-11-2026 19:42
                Caja                                   SCL-01-C1
                Atendido por                         María Muñoz
                Cliente
                 Sociedad Constructora e Inmobiliaria Los Aromos
                                               de Ñuñoa Limitada
                Cliente (RUT)                       12.345.678-5
                ------------------------------------------------
                Producto                                 Importe
                ------------------------------------------------
                Taladro percutor 750 W con maletín y juego de 13
                brocas
                  TAL-750  1 un x $59.990                $59.990
                Tornillo 6x50
                  TOR-6X50  0,25 kg x $3.990
                  Descuento -$99                            $899
                Manual del gásfiter
                  LIB-01  1 un x $8.500 (exento)          $8.500
                ------------------------------------------------
                Subtotal                                 $69.488
                Descuento                                   -$99
                Neto                                     $51.167
                IVA 19 %                                  $9.722
                Exento                                    $8.500
                TOTAL                                    $69.389
                Redondeo efectivo                             $1
                Tarjeta de débito (TBK-991)              $50.000
                Efectivo                                 $20.000
                Pagado                                   $70.000
                Vuelto                                      $610
                ================================================
                            ¡Gracias por su compra!
                Comprobante interno: no es documento tributario
                             SIN VALIDEZ TRIBUTARIA
                """);
    }

    @Test
    void looksAsExpectedOnNarrowPaper() {
        assertThat(RenderedText.of(SampleReceipts.chilean(), ReceiptFormat.TXT, RollPaper.MM_58))
                .isEqualTo("""
                        Ferretería Ñuñoa
                        RUT 76.123.456-0
                    Sucursal Santiago Centro
                    Av. Matta 1234, Santiago
                ================================
                      Comprobante de venta
                Venta N°      SCL-01-C1-00000042
                Fecha           21-11-2026 19:42
                Caja                   SCL-01-C1
                Atendido por         María Muñoz
                Cliente
                         Sociedad Constructora e
                Inmobiliaria Los Aromos de Ñuñoa
                                        Limitada
                Cliente (RUT)       12.345.678-5
                --------------------------------
                Producto                 Importe
                --------------------------------
                Taladro percutor 750 W con
                maletín y juego de 13 brocas
                  TAL-750
                  1 un x $59.990         $59.990
                Tornillo 6x50
                  TOR-6X50  0,25 kg x $3.990
                  Descuento -$99            $899
                Manual del gásfiter
                  LIB-01
                  1 un x $8.500 (exento)  $8.500
                --------------------------------
                Subtotal                 $69.488
                Descuento                   -$99
                Neto                     $51.167
                IVA 19 %                  $9.722
                Exento                    $8.500
                TOTAL                    $69.389
                Redondeo efectivo             $1
                Tarjeta de débito
                (TBK-991)                $50.000
                Efectivo                 $20.000
                Pagado                   $70.000
                Vuelto                      $610
                ================================
                    ¡Gracias por su compra!
                   Comprobante interno: no es
                      documento tributario
                     SIN VALIDEZ TRIBUTARIA
                """);
    }

    @ParameterizedTest
    @EnumSource
    void namesTheCustomerAndWritesTaxIdsAsPeopleDo(ReceiptFormat format) {
        assertThat(RenderedText.of(SampleReceipts.chilean(), format).replaceAll("\\s+", " "))
                .contains("76.123.456-0", "12.345.678-5", "Sociedad Constructora e Inmobiliaria", "Limitada");
    }

    @Test
    void leavesOutWhatDoesNotApply() {
        assertThat(RenderedText.of(SampleReceipts.plain(), ReceiptFormat.TXT))
                .doesNotContain("Descuento", "Exento", "exento", "Redondeo", "Devuelto", "ANULADA", "COPIA", "RUT");
    }

    @Test
    void showsAVoidedCopy() {
        assertThat(RenderedText.of(SampleReceipts.voidedCopy(), ReceiptFormat.TXT))
                .contains("*** ANULADA ***", "*** COPIA 2 ***", "Motivo: El cliente se arrepintió")
                .containsPattern("Se devuelve \\(Tarjeta de débito\\) +\\$50\\.000")
                .containsPattern("Se devuelve \\(Efectivo\\) +\\$19\\.390")
                .doesNotContain("Gracias");
    }

    @Test
    void speaksEnglish() {
        assertThat(RenderedText.of(SampleReceipts.voidedCopy(), ReceiptFormat.TXT, Locale.ENGLISH))
                .contains("VOIDED", "COPY 2", "Sale No.", "2026-11-21 19:42", "Change", "NOT VALID FOR TAX PURPOSES");
    }

    @Test
    void writesArgentina() {
        assertThat(RenderedText.of(SampleReceipts.argentine(), ReceiptFormat.TXT))
                .contains("CUIT 30-71234567-1", "3 bolsa x $ 12.345,50", "$ 37.036,50", "Devuelto")
                .contains("IVA   ")
                .doesNotContain("19 %");
    }

    @Test
    void namesTheTaxOfEachRateWhereASaleTellsIt() {
        Receipt.Totals totals = new Receipt.Totals(
                132_050,
                0,
                110_000,
                22_050,
                0,
                List.of(new Receipt.Tax(new BigDecimal("10.5"), 1_050), new Receipt.Tax(new BigDecimal("21"), 21_000)),
                132_050,
                0,
                132_050,
                0,
                0);
        assertThat(RenderedText.of(
                                SampleReceipts.with(List.of(SampleReceipts.line("A", "Pan", "1", 132_050)), totals),
                                ReceiptFormat.TXT)
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("IVA"))
                        .map(line -> line.replaceAll(" {2,}", " ")))
                .containsExactly("IVA 10,5 % $1.050", "IVA 21 % $21.000");
    }
}
