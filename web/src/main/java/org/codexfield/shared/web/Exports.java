package org.codexfield.shared.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primefaces.component.datatable.DataTable;
import org.primefaces.component.export.DataExporters;
import org.primefaces.component.export.PDFOptions;
import org.primefaces.component.export.PDFOrientationType;

/** What the export menu of every table needs. */
@Named("exports")
@ApplicationScoped
public class Exports {

    /**
     * Makes {@link HarmlessCsvExporter} the CSV of every table. PrimeFaces can be told only within
     * a request, so it is told when the first export asks for its file name.
     */
    @PostConstruct
    void register() {
        DataExporters.register(DataTable.class, HarmlessCsvExporter.class, "csv");
    }

    /** Tables are wider than high. */
    public PDFOptions pdf() {
        PDFOptions options = new PDFOptions();
        options.setOrientation(PDFOrientationType.LANDSCAPE);
        options.setCellFontSize("8");
        options.setFacetFontSize("8");
        options.setFacetFontStyle("BOLD");
        return options;
    }

    /** The name of the file without its ending. */
    public String fileName(String table) {
        return "codexfield-" + table;
    }
}
