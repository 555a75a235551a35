package org.codexfield.portal.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.AttachmentName;
import org.codexfield.licensing.FormField;
import org.codexfield.licensing.service.AttachmentService;
import org.codexfield.licensing.service.AttachmentView;
import org.codexfield.licensing.service.RequestView;
import org.codexfield.licensing.web.AttachmentServlet;
import org.codexfield.shared.web.Notices;
import org.codexfield.shared.web.Reader;
import org.codexfield.shared.web.Texts;

/** The files of a request while it is written. */
@Named("requestFiles")
@ViewScoped
public class RequestFiles implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject private AskedTerms terms;
    @Inject private AttachmentService attachments;
    @Inject private Notices notices;
    @Inject private Texts texts;
    @Inject private Reader reader;

    /** Whether files can be attached now: to something that is saved under what is shown. */
    public boolean isOpen() {
        return terms.request().isPresent() && !terms.changed();
    }

    /** What must be done first where none can be attached. */
    public String hindrance() {
        return texts.of(terms.changed() ? "files.saveAgain" : "files.saveFirst");
    }

    /** How much can be attached. */
    public String lead() {
        var limits = attachments.limits();
        return texts.of(
                "files.lead",
                limits.count(),
                reader.size(limits.fileBytes()),
                reader.size(limits.requestBytes()));
    }

    /** The files that answer a question; those that answer none for an empty key. */
    public List<AttachmentView> of(String key) {
        return terms.request().stream()
                .map(RequestView::attachments)
                .flatMap(List::stream)
                .filter(file -> file.field().equals(key))
                .toList();
    }

    /** Where the page's script sends files, without name and media type. */
    public String address(String key) {
        return AttachmentServlet.PATH + "?request=" + id().orElse("") + "&field=" + key;
    }

    /** Not the address's, which a form does not send. */
    private Optional<String> id() {
        return terms.request().map(one -> one.request().id().toString());
    }

    /** Where a file is fetched; with a round, as it was handed in for that time. */
    public String source(UUID request, AttachmentView file, int round) {
        return AttachmentServlet.PATH
                + "?request="
                + request
                + "&name="
                + URLEncoder.encode(file.name(), StandardCharsets.UTF_8)
                + (round == 0 ? "" : "&round=" + round);
    }

    /** What the browser offers when a file is chosen. */
    public String accept(FormField field) {
        return String.join(",", Objects.requireNonNullElse(field.mediaTypes(), List.<String>of()));
    }

    /** What the file of a question must be, besides what the form says of it. */
    public String help(FormField field) {
        var types = Objects.requireNonNullElse(field.mediaTypes(), List.<String>of());
        Long most = field.most();
        return Stream.of(
                        Objects.requireNonNullElse(field.help(), ""),
                        types.isEmpty() ? "" : texts.of("files.takes", String.join(", ", types)),
                        most == null ? "" : texts.of("files.most", most))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Reads them again, after one was stored. */
    public void refresh() {
        terms.readFiles();
    }

    /** Takes one out. */
    public void remove(AttachmentView file) {
        attachments.detach(AccessRequestId.parse(id().orElse("")), new AttachmentName(file.name()));
        terms.readFiles();
        notices.done("files.removed", file.name());
    }
}
