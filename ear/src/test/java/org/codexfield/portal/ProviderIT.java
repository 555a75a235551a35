package org.codexfield.portal;

import org.codexfield.portal.browser.ProviderInABrowser;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;

/** All that needs an identity provider, beside one Keycloak and one portal on PostgreSQL. */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class ProviderIT {

    @Nested
    @Order(1)
    class InABrowser extends ProviderInABrowser {}

    /** It ends with the provider's death. */
    @Nested
    @Order(2)
    class Login extends ProviderLogin {}
}
