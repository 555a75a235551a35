package org.codexfield.metering.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.OptionalLong;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.service.ReceiptEvidenceService;
import org.codexfield.metering.service.ReceiptProofView;
import org.codexfield.metering.service.ReceiptService;
import org.codexfield.metering.verify.Receipt;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.DefaultStreamedContent;
import org.primefaces.model.StreamedContent;

/** A receipt in plain words, and what proves it. */
@Named("receiptPage")
@ViewScoped
public class ReceiptPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject private ReceiptService receipts;
    @Inject private ReceiptEvidenceService evidence;
    private String id = "";
    private transient @Nullable ReceiptProofView found;
    private transient @Nullable Receipt receipt;

    private ReceiptProofView found() {
        if (found == null) {
            found = receipts.proof(ReceiptId.parse(id), OptionalLong.empty());
        }
        return found;
    }

    /** What it says. */
    public Receipt receipt() {
        if (receipt == null) {
            receipt = Receipt.parse(found().receipt().getBytes(UTF_8));
        }
        return receipt;
    }

    /** The canonical text, whose digest is the leaf's. */
    public String document() {
        return found().receipt();
    }

    /** The proof as JSON. */
    public String proof() {
        var proved = found().proved();
        var json = StrictJson.newObject();
        json.set("leaf", proved.leaf().toJson());
        json.set("proof", proved.proof().toJson());
        proved.checkpoint().ifPresent(note -> json.put("checkpoint", note));
        return json.toPrettyString();
    }

    /** The evidence pack as a file. */
    public StreamedContent pack() {
        var pack = evidence.pack(ReceiptId.parse(id), OptionalLong.empty());
        return DefaultStreamedContent.builder()
                .name("receipt-" + id + ".zip")
                .contentType("application/zip")
                .writer(
                        out -> {
                            try {
                                pack.copyTo(out);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        })
                .build();
    }

    /** The view parameter. */
    public String getId() {
        return id;
    }

    /** Takes the view parameter. */
    public void setId(@Nullable String given) {
        id = Objects.requireNonNullElse(given, "");
    }
}
