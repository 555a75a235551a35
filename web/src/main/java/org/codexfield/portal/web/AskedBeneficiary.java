package org.codexfield.portal.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.service.MemberService;
import org.codexfield.identity.service.MemberView;
import org.codexfield.identity.web.MemberConverter;
import org.codexfield.identity.web.ViewedOrganisation;
import org.codexfield.licensing.service.RequestView;
import org.codexfield.shared.ListQuery;
import org.jspecify.annotations.Nullable;

/** For whom somebody asks: for themselves, or for another member of their organisation. */
@Named("askedBeneficiary")
@ViewScoped
public class AskedBeneficiary implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int SUGGESTED = 10;

    @Inject private MemberService members;
    @Inject private ViewedOrganisation organisation;
    private @Nullable MemberView member;
    private Optional<RequestView> request = Optional.empty();

    /** Reads for whom a request is. */
    void begin(Optional<RequestView> known) {
        request = known;
        member =
                known.filter(one -> !one.beneficiary().equals(one.request().requester()))
                        .map(one -> members.get(organisation.slug(), beneficiary(one)))
                        .orElse(null);
    }

    private static MemberId beneficiary(RequestView request) {
        return new MemberId(request.beneficiary());
    }

    /** Who is asked for; nobody for the one who asks. */
    Optional<MemberId> chosen() {
        return Optional.ofNullable(member).map(MemberView::id).map(MemberId::new);
    }

    /** Who is asked for now, if that was somebody else when the draft was saved. */
    Optional<MemberId> changed() {
        return request.flatMap(
                known -> {
                    var now = chosen().orElse(new MemberId(known.request().requester()));
                    return now.equals(beneficiary(known)) ? Optional.empty() : Optional.of(now);
                });
    }

    /** Whether it can still be said: what was returned stays for the one it was for. */
    public boolean isOpen() {
        return request.filter(one -> !one.request().status().equals("draft")).isEmpty();
    }

    /** Whose request it is once it cannot be changed. */
    public String name() {
        return request.map(RequestView::beneficiaryName).orElse("");
    }

    /** The active members whose name or address holds what was typed. */
    public List<MemberView> candidates(String typed) {
        var query = ListQuery.first(SUGGESTED).containing(typed.strip()).where("status", "active");
        return members.list(organisation.slug(), query).items();
    }

    /** A member so that nobody is taken for another of the same name. */
    public String label(MemberView one) {
        return one.name() + " – " + one.email();
    }

    /** Names a suggested member in the page and finds it again. */
    public MemberConverter converter() {
        return new MemberConverter(id -> members.get(organisation.slug(), id));
    }

    /** Who is asked for; nobody for oneself. */
    public @Nullable MemberView getMember() {
        return member;
    }

    /** Takes who was chosen. */
    public void setMember(@Nullable MemberView given) {
        member = given;
    }
}
