package org.codexfield.identity.model;

import java.time.Instant;
import java.util.Optional;
import org.codexfield.identity.AccountId;

/** Which logins at the identity provider open which accounts, and which sessions there ended. */
public interface ExternalLogins {

    /** The account that a login opens. */
    Optional<AccountId> find(String issuer, String subject);

    /** Whether any login of this provider opens the account. */
    boolean hasLogin(AccountId account, String issuer);

    /** Lets a login open an account from now on. */
    void link(String issuer, String subject, AccountId account);

    /** Notes that a session ended there; twice is no harm. */
    void ended(String issuer, String sessionId, Instant now);
}
