package org.codexfield.metering.verify;

import java.util.Locale;

/** Why one usage event was not taken; the others of its batch are. */
public enum UsageRefusal {
    /** It is no object. */
    EVENT_IS_MALFORMED,
    /** It has a member that no such event has. */
    MEMBER_IS_UNKNOWN,
    /** It lacks a member. */
    MEMBER_IS_MISSING,
    /** A member is not of the form that it must have. */
    MEMBER_IS_MALFORMED,
    /** A number is negative, or 2^53 or larger; or there is another count of calls than one. */
    NUMBER_IS_OUT_OF_RANGE,
    /** A number is not whole. */
    NUMBER_IS_NOT_WHOLE,
    /** It says that it comes from somebody else than the node that signed. */
    SOURCE_IS_ANOTHER,
    /** It is of a time more than five minutes ahead. */
    TIME_IS_IN_THE_FUTURE,
    /** It is of a time more than 35 days ago. */
    TOO_OLD,
    /** Nobody knows the call token, or it is not authentic. */
    CALL_TOKEN_IS_NOT_AUTHENTIC,
    /** The call token is not for this time, or not for this node. */
    CALL_TOKEN_DOES_NOT_COVER_IT,
    /** There are more different call tokens than one batch may have. */
    TOO_MANY_CALL_TOKENS,
    /** There are more call tokens that nobody knew than one body may bring: send it again. */
    TOO_MANY_NEW_CALL_TOKENS,
    /** The node did not host the version, as far as is known. */
    NODE_DOES_NOT_HOST_IT,
    /** The grant was not in force, or does not cover it: the detail says why. */
    GRANT_DOES_NOT_COVER_IT;

    /** The name in answers, in kebab case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
