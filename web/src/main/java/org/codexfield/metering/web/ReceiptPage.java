package org.codexfield.metering.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.service.CorrectionService;
import org.codexfield.metering.service.CorrectionView;
import org.codexfield.metering.service.ReceiptEvidenceService;
import org.codexfield.metering.service.ReceiptProofView;
import org.codexfield.metering.service.ReceiptService;
import org.codexfield.metering.service.WantedCorrection;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.shared.web.Notices;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.DefaultStreamedContent;
import org.primefaces.model.StreamedContent;

/** A receipt in plain words, and what proves it. */
@Named("receiptPage")
@ViewScoped
public class ReceiptPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String VOID = "void";
    private static final String AMEND = "amend";

    @Inject private ReceiptService receipts;
    @Inject private ReceiptEvidenceService evidence;
    @Inject private CorrectionService corrections;
    @Inject private Notices notices;
    private String id = "";
    private String kind = VOID;
    private String reason = "";
    private @Nullable TreeMap<String, Long> amounts;
    private transient boolean asked;
    private transient @Nullable Boolean correctable;
    private transient @Nullable Preview preview;
    private transient @Nullable CorrectionView correction;
    private transient @Nullable ReceiptProofView found;
    private transient @Nullable Receipt receipt;

    /** What would count, by what was typed. */
    private record Preview(Map<String, Long> amounts, long microMu) {}

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

    /** The correction that it has to do with; {@code null} without one. */
    public @Nullable CorrectionView correction() {
        if (!asked) {
            correction = corrections.find(ReceiptId.parse(id)).orElse(null);
            asked = true;
        }
        return correction;
    }

    /** Whether it is the one that counts no more. */
    public boolean isCorrected() {
        var known = correction();
        return known != null && known.corrects().equals(receipt().id());
    }

    /** Whether the viewer may correct it. */
    public boolean mayCorrect() {
        if (correctable == null) {
            correctable = corrections.mayCorrect(ReceiptId.parse(id));
        }
        return correctable;
    }

    /** How it can be corrected. */
    public List<String> kinds() {
        return List.of(VOID, AMEND);
    }

    /** What it says was used, by dimension, as far as it is anything. */
    public Map<String, Long> measured() {
        var used = receipt().charge().dimensions();
        var measured = new TreeMap<String, Long>();
        measured.put("bytes", used.bytes());
        measured.put("tokens", used.tokens());
        measured.put("cpuMicros", used.cpuMicros());
        measured.put("gpuMicros", used.gpuMicros());
        measured.values().removeIf(quantity -> quantity == 0);
        return measured;
    }

    /** What was really used, as it was typed. */
    public Map<String, Long> getAmounts() {
        if (amounts == null) {
            amounts = new TreeMap<>(measured());
        }
        return amounts;
    }

    /** What would count instead, in micro-MU. */
    public long preview() {
        if (kind.equals(VOID)) {
            return 0;
        }
        var typed = new TreeMap<>(getAmounts());
        if (typed.equals(measured())) {
            return receipt().charge().microMu();
        }
        if (preview == null || !preview.amounts().equals(typed)) {
            var charge = corrections.preview(ReceiptId.parse(id), kind, dimensions());
            preview = new Preview(typed, charge.microMu());
        }
        return preview.microMu();
    }

    /** Corrects it, and goes on to the receipt that counts instead. */
    public String correct() {
        // whatever becomes of it, somebody else may have corrected it meanwhile
        correctable = null;
        asked = false;
        var wanted = new WantedCorrection(kind, reason, dimensions());
        var made = corrections.correct(ReceiptId.parse(id), wanted);
        notices.done("receipt.corrected");
        return "/receipt.xhtml?faces-redirect=true&id=" + made.receipt();
    }

    private WantedCorrection.@Nullable Amended dimensions() {
        var typed = getAmounts();
        return kind.equals(AMEND)
                ? new WantedCorrection.Amended(
                        typed.get("bytes"),
                        typed.get("tokens"),
                        typed.get("cpuMicros"),
                        typed.get("gpuMicros"))
                : null;
    }

    /** How it is to be corrected. */
    public String getKind() {
        return kind;
    }

    /** Takes what was chosen. */
    public void setKind(@Nullable String given) {
        kind = AMEND.equals(given) ? AMEND : VOID;
    }

    /** Why. */
    public String getReason() {
        return reason;
    }

    /** Takes what was typed. */
    public void setReason(@Nullable String given) {
        reason = Objects.requireNonNullElse(given, "");
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
