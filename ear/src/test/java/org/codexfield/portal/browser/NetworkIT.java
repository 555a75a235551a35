package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import org.codexfield.portal.CapsuleMaker;
import org.codexfield.portal.browser.SampleNodes.Joined;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nodes on their pages: found, stopped, let go on, taken out, and given something to host. */
class NetworkIT {

    private static final String NORTHLIGHT = "northlight-institute";

    private static void answer(Tab tab, Hand hand, String what, String reason) {
        var form = what + "DialogForm:" + what;
        hand.press(tab, tab.id("act:" + what));
        assertThat(tab.dialog()).isVisible();
        hand.press(tab, tab.id(form + "Yes"));
        assertThat(tab.dialog().locator(".cf-message-error")).hasCount(1);
        tab.settled();
        hand.fill(tab, tab.id(form + "Reason"), reason);
        hand.press(tab, tab.id(form + "Yes"));
    }

    @ParameterizedTest
    @EnumSource
    void theInstallationsOperator_suspendsANode_andResumesIt(Hand hand) {
        var node = SampleNodes.joined();
        node.beat();
        try (var tab = SignedIn.as(SignedIn.OLGA)) {
            tab.open(node.page());
            assertThat(tab.css("h1 + .cf-status")).hasText("Active");
            assertThat(tab.id("act:withdraw")).hasCount(0);
            answer(tab, hand, "suspend", "Wrong answers " + hand.word());
            tab.saying("The node is suspended.");
            assertThat(tab.css("h1 + .cf-status")).hasText("Suspended");
            assertThat(tab.css(".cf-facts")).containsText("Wrong answers " + hand.word());
            answer(tab, hand, "resume", "Mended");
            tab.saying("The node may serve again.");
            assertThat(tab.css("h1 + .cf-status")).hasText("Active");
        }
    }

    @Test
    void itsOperator_takesANodeOut_forGood() {
        var node = SampleNodes.joined();
        try (var tab = SignedIn.as(SignedIn.NILS)) {
            tab.open(node.page());
            assertThat(tab.css("h1 + .cf-status")).hasText("Registered");
            assertThat(tab.id("act:suspend")).hasCount(0);
            answer(tab, Hand.MOUSE, "withdraw", "Sold");
            tab.saying("The node is withdrawn.");
            assertThat(tab.css("h1 + .cf-status")).hasText("Withdrawn");
            assertThat(tab.css("[id='act'] button")).hasCount(0);
        }
    }

    @Test
    void nodes_areFoundByKey_andByState_andExported() throws IOException {
        var node = SampleNodes.suspended();
        try (var tab = SignedIn.as(SignedIn.STEFAN)) {
            tab.open("/network.xhtml");
            find(tab, node);
            assertThat(tab.css("[id='list:nodes_data']")).containsText("Suspended");
            assertThat(tab.css("[id='list:nodes_data']")).containsText("Zzq");
            tab.link("Active").click();
            tab.settled();
            tab.id("list:nodes:globalFilter").fill(node.node().shortName());
            assertThat(tab.css("[id='list:nodes_data'] .cf-empty")).hasCount(1);
            tab.link("Suspended").click();
            tab.settled();
            find(tab, node);
            tab.button("Export").click();
            var file =
                    tab.download(
                            () ->
                                    tab.css("#nodesExport-menu button")
                                            .filter(new Locator.FilterOptions().setHasText("CSV"))
                                            .click());
            assertThat(Files.readString(file.path()))
                    .contains(node.node().did().value(), "Gridworks Compute");
            tab.link(node.node().shortName()).click();
            tab.showing(node.heading());
        }
    }

    private static void find(Tab tab, Joined node) {
        tab.id("list:nodes:globalFilter").fill(node.node().shortName());
        assertThat(tab.css("[id='list:nodes_data'] tr")).hasCount(1);
        tab.settled();
    }

    @ParameterizedTest
    @EnumSource
    void anOwner_assignsANode_andEndsIt(Hand hand) {
        var node = SampleNodes.joined();
        var maker = new CapsuleMaker(SampleCapsules.stefan(), NORTHLIGHT);
        var version = maker.published();
        var capsule = NORTHLIGHT + "/" + version.split("/", -1)[2];
        var page = "/capsule.xhtml?tab=versions&name=" + capsule;
        try (var tab = SignedIn.as(SignedIn.STEFAN)) {
            tab.open(page);
            assertThat(tab.css("[id='hosting:hosts_data'] .cf-empty")).hasCount(1);
            hand.press(tab, tab.id("hosting:hosts:assign"));
            assertThat(tab.dialog()).isVisible();
            tab.id("assignDialogForm:node_input").pressSequentially(node.node().shortName());
            tab.css(".ui-autocomplete-item:visible").click();
            hand.press(tab, tab.id("assignDialogForm:assignYes"));
            tab.saying("is to host this version");
            assertThat(tab.css("[id='hosting:hosts_data'] tr")).hasCount(1);
            assertThat(tab.css("[id='hosting:hosts_data']")).containsText("Not yet");
            node.beat(maker.digestOf(version));
            tab.open(page);
            assertThat(tab.css("[id='hosting:hosts_data']")).containsText("There");
            hand.press(tab, tab.css("[id='hosting:hosts_data'] button"));
            hand.press(tab, tab.css(".ui-confirmdialog-yes"));
            tab.saying("hosts this version no more");
            assertThat(tab.css("[id='hosting:hosts_data'] .cf-empty")).hasCount(1);
        }
    }

    @Test
    void whoDoesNotDecide_seesNoHosts() {
        SampleCapsules.exist();
        try (var tab = SignedIn.as(SignedIn.CARL)) {
            tab.open("/capsule.xhtml?tab=versions&name=" + SampleCapsules.SCANS);
            assertThat(tab.css("[id='list:versions_data'] tr")).hasCount(1);
            assertThat(tab.id("hosting")).hasCount(0);
        }
    }
}
