package org.codexfield.identity.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * No transaction is open while a password is hashed. The hasher of these tests refuses to work in
 * one; here is that the container opens none, either.
 */
class HashingTest extends IdentityServiceTest {

    @ParameterizedTest
    @CsvSource({
        "AccountService, changePassword",
        "AccountService, reset",
        "InvitationAcceptance, acceptAsNewPerson",
        "SetupService, setUp",
    })
    void whatHashes_isCalledWithoutATransaction(String service, String method)
            throws ClassNotFoundException {
        var type = Class.forName(HashingTest.class.getPackageName() + "." + service);

        assertThat(Stream.of(type.getMethods()).filter(each -> each.getName().equals(method)))
                .singleElement()
                .satisfies(
                        each ->
                                assertThat(each.getAnnotation(TransactionAttribute.class))
                                        .extracting(TransactionAttribute::value)
                                        .isEqualTo(TransactionAttributeType.NOT_SUPPORTED));
    }

    @Test
    void theHasherOfTheseTests_noticesATransaction() {
        assertThatThrownBy(() -> app.in(() -> app.hasher.hash("x")))
                .isInstanceOf(AssertionError.class);
    }
}
