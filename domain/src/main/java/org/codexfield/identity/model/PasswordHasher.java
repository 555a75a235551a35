package org.codexfield.identity.model;

/**
 * Hashes passwords slowly, so that a stolen table is of little use. Every method throws {@link
 * SignInIsBusy} when more are asked for at once than memory is set aside for.
 */
public interface PasswordHasher {

    /** The hash in PHC string format, with its salt and its parameters. */
    String hash(String password);

    /** Whether the password is the one that was hashed; takes the same time either way. */
    boolean matches(String password, String hash);

    /** Takes as long as {@link #matches} and is never true: for accounts that do not exist. */
    boolean matchesNothing(String password);
}
