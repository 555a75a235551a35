package org.codexfield.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.codexfield.identity.model.RoleSet;
import org.codexfield.identity.model.RolesAreMissing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTest {

    @ParameterizedTest
    @EnumSource
    void everyRole_isReadByItsCode(Role role) {
        assertThat(Role.parseAll(List.of(role.code()))).containsExactly(role);
    }

    @Test
    void codes_areKebabCase() {
        assertThat(Role.COMPLIANCE_OFFICER.code()).isEqualTo("compliance-officer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ADMINISTRATOR", "compliance_officer", " auditor", "root", "a,b"})
    void anUnknownCode_isRefused_namingIt(String code) {
        assertThatThrownBy(() -> Role.parseAll(List.of("auditor", code)))
                .isInstanceOf(RoleIsUnknown.class)
                .hasMessageContaining("\"" + code + "\"")
                .hasMessageContaining("compliance-officer");
    }

    @Test
    void anUnknownCode_isShortened_inTheRefusal() {
        assertThatThrownBy(() -> Role.parseAll(List.of("x".repeat(1_000_000))))
                .isInstanceOf(RoleIsUnknown.class)
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(400));
    }

    @Test
    void aColumnOfRoles_isSorted_andReadBack() {
        var roles = Set.of(Role.STEWARD, Role.AUDITOR, Role.COMMITTEE_CHAIR);

        assertThat(RoleSet.text(roles)).isEqualTo("auditor,committee-chair,steward");
        assertThat(RoleSet.parse("auditor,committee-chair,steward")).isEqualTo(roles);
    }

    @Test
    void allRoles_fitIntoTheColumn() {
        assertThat(RoleSet.text(Set.copyOf(Stream.of(Role.values()).toList())))
                .hasSizeLessThanOrEqualTo(300);
    }

    @Test
    void aColumnWithoutRoles_isRefused() {
        assertThatThrownBy(() -> RoleSet.text(Set.of())).isInstanceOf(RolesAreMissing.class);
        assertThatThrownBy(() -> RoleSet.parse("")).isInstanceOf(RoleIsUnknown.class);
    }
}
