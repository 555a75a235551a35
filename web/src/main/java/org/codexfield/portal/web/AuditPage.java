package org.codexfield.portal.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.evidence.service.AuditEntryView;
import org.codexfield.evidence.service.AuditScope;
import org.codexfield.evidence.service.AuditService;
import org.codexfield.identity.CurrentUser;
import org.codexfield.identity.Role;
import org.codexfield.identity.service.OrganisationService;
import org.codexfield.shared.Ids;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.web.LazyTable;
import org.codexfield.shared.web.ListTable;
import org.codexfield.shared.web.Reader;
import org.jspecify.annotations.Nullable;

/** The audit trail, narrowed by what the address says, so that a search can be sent to others. */
@Named("auditPage")
@ViewScoped
public class AuditPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject private AuditService audit;
    @Inject private AuditNames names;
    @Inject private OrganisationService organisations;
    @Inject private CurrentUser currentUser;
    @Inject private Reader reader;
    private String command = "";
    private String subject = "";
    private String organisation = "";
    private String from = "";
    private String until = "";
    private final LazyTable<AuditRow> rows = ListTable.of(this::page, row -> row.entry().id());

    private Page<AuditRow> page(ListQuery query) {
        var narrowed = command.isEmpty() ? query : query.where("command", command);
        Page<AuditEntryView> page =
                seesAll()
                        ? audit.ofAll(scope(), narrowed)
                        : audit.ofOwnOrganisation(scope(), narrowed);
        return names.of(page);
    }

    private AuditScope scope() {
        ZoneId zone = reader.zone();
        return new AuditScope(
                organisation.isEmpty()
                        ? Optional.empty()
                        : Optional.of(organisations.get(organisation).id()),
                subject.isEmpty() ? Optional.empty() : Optional.of(Ids.parse("subject", subject)),
                day(from).map(first -> first.atStartOfDay(zone).toInstant()),
                day(until).map(last -> last.plusDays(1).atStartOfDay(zone).toInstant()));
    }

    /** A day that cannot be read narrows nothing; the field is shown empty then. */
    private static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    /** The table. */
    public LazyTable<AuditRow> rows() {
        return rows;
    }

    /** Whether the caller sees what anybody did, and can narrow it to an organisation. */
    public boolean seesAll() {
        return currentUser.caller().roles().contains(Role.OPERATOR);
    }

    /** All commands that can leave an entry, for the filter. */
    public List<String> commands() {
        return AuditNames.COMMANDS;
    }

    /** Whether anything is narrowed. */
    public boolean isNarrowed() {
        return !(command + subject + organisation + from + until).isEmpty();
    }

    /** The identifier of what was done something to, if the list is narrowed to it. */
    public Optional<UUID> drilled() {
        return subject.isEmpty() ? Optional.empty() : Optional.of(Ids.parse("subject", subject));
    }

    /** View parameter. */
    public String getCommand() {
        return command;
    }

    /** Takes the view parameter. */
    public void setCommand(@Nullable String given) {
        command = Objects.requireNonNullElse(given, "");
    }

    /** View parameter. */
    public String getSubject() {
        return subject;
    }

    /** Takes the view parameter. */
    public void setSubject(@Nullable String given) {
        subject = given == null ? "" : given.strip();
    }

    /** View parameter: a short name. */
    public String getOrganisation() {
        return organisation;
    }

    /** Takes the view parameter. */
    public void setOrganisation(@Nullable String given) {
        organisation = given == null ? "" : given.strip();
    }

    /** View parameter: the first day, as ISO 8601 writes it. */
    public String getFrom() {
        return day(from).isPresent() ? from : "";
    }

    /** Takes the view parameter. */
    public void setFrom(@Nullable String given) {
        from = Objects.requireNonNullElse(given, "");
    }

    /** View parameter: the last day. */
    public String getUntil() {
        return day(until).isPresent() ? until : "";
    }

    /** Takes the view parameter. */
    public void setUntil(@Nullable String given) {
        until = Objects.requireNonNullElse(given, "");
    }
}
