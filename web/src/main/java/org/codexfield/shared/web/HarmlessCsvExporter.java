package org.codexfield.shared.web;

import org.jspecify.annotations.Nullable;
import org.primefaces.component.datatable.export.DataTableCSVExporter;

/**
 * CSV whose cells a spreadsheet does not take for formulas: a cell that begins like one gets an
 * apostrophe in front (OWASP, CSV injection). Names come from outside, and an administrator opens
 * the export with a click.
 */
public final class HarmlessCsvExporter extends DataTableCSVExporter {

    private static final String STARTS_A_FORMULA = "=+-@\t\r\n|";

    @Override
    protected String escapeQuotes(@Nullable String value) {
        return super.escapeQuotes(harmless(value == null ? "" : value));
    }

    static String harmless(String value) {
        String text = value.strip();
        boolean formula = !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        return formula && !isNumber(text) ? "'" + text : text;
    }

    private static boolean isNumber(String text) {
        return text.matches("[+-]?[0-9][0-9.,' ]*");
    }
}
