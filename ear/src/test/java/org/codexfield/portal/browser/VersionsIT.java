package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.portal.CapsuleMaker;
import org.codexfield.server.RunningPortal;
import org.junit.jupiter.api.Test;

/** What becomes of a version: sealed by a key held elsewhere, followed by a next one, withdrawn. */
class VersionsIT {

    private static final String NORTHLIGHT = "northlight-institute";
    private static final String SENDING = "**/capsule-parts*";
    private static final Pattern NOW = Pattern.compile("\\{\"iss\":\"[^\"]+\",\"iat\":[0-9]+}");
    private static final Pattern HEADER = Pattern.compile("\\{\"alg\":\"EdDSA\"[^}]*}");

    private final byte[] key = Ed25519.newPrivateKey(new SecureRandom());

    private static String url64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A compact JWS. */
    private String signed(String header, String payload) {
        var input = url64(header.getBytes(UTF_8)) + "." + url64(payload.getBytes(UTF_8));
        return input + "." + url64(Ed25519.signer(key).apply(input.getBytes(UTF_8)));
    }

    private static String shown(Tab tab, Pattern wanted) {
        return tab.css(".cf-code pre").allTextContents().stream()
                .flatMap(text -> wanted.matcher(text).results())
                .findFirst()
                .orElseThrow()
                .group();
    }

    @Test
    void aVersion_isSealed_byAKeyThatTheOrganisationHoldsItself() {
        var kim = People.join("kim-" + Hand.MOUSE.word(), "Kim Sealer", "publisher");
        var maker =
                new CapsuleMaker(
                        RunningPortal.shared().as(kim, People.MERIDIAN, "publisher"),
                        People.MERIDIAN);
        var capsule = maker.filled().split("/", -1)[2];
        try (var carl = SignedIn.as(SignedIn.CARL)) {
            register(carl);
            try {
                seal(kim, People.MERIDIAN + "/" + capsule);
            } finally {
                carl.open("/signing-keys.xhtml");
                carl.button("New key").click();
                carl.css(".ui-confirmdialog-yes").click();
                carl.saying("The new key is");
            }
        }
    }

    private void register(Tab tab) {
        tab.open("/external-key.xhtml");
        tab.id("external:publicKey").fill(Ed25519.publicKey(key).toMultikey());
        tab.id("external:proof").fill(signed(shown(tab, HEADER), shown(tab, NOW)));
        tab.id("external:register").click();
        tab.showing("Signing keys");
    }

    private void seal(String publisher, String capsule) {
        try (var tab = SignedIn.as(publisher)) {
            tab.open("/publish.xhtml?step=review&version=1.0.0&name=" + capsule);
            tab.css("summary").first().click();
            var manifest = tab.css(".cf-details .cf-code pre").first().textContent();
            var jws = signed(shown(tab, HEADER), manifest).split("\\.", -1);
            tab.id("review:signature").fill(jws[0] + ".." + url64(new byte[64]));
            confirmSeal(tab);
            assertThat(tab.id("review:signature-message")).not().isEmpty();
            tab.id("review:signature").fill(jws[0] + ".." + jws[2]);
            confirmSeal(tab);
            assertThat(tab.css("h1 + .cf-status")).hasText("Sealed");
        }
    }

    private static void confirmSeal(Tab tab) {
        tab.id("review:seal").click();
        tab.css(".ui-confirmdialog-yes").click();
        tab.settled();
    }

    @Test
    void aNextVersion_isBegun_anUploadBreaksOff_andTheFirstIsWithdrawn() {
        var slug = "next-" + Hand.MOUSE.word();
        var offer = Offered.offer(Offered.capsule(slug), "basic");
        var page = "/capsule.xhtml?name=" + NORTHLIGHT + "/" + slug;
        try (var tab = SignedIn.as(SignedIn.STEFAN)) {
            tab.open(page);
            tab.id("do:next").click();
            for (var wrong : new String[] {"1.0", "1.0.0"}) {
                tab.id("nextDialogForm:number").fill(wrong);
                tab.id("nextDialogForm:begin").click();
                assertThat(tab.dialog().locator(".cf-message-error")).hasCount(1);
                tab.settled();
            }
            tab.id("nextDialogForm:number").fill("1.1.0");
            tab.id("nextDialogForm:begin").click();
            tab.saying("The draft 1.1.0 is begun.");
            breakOff(tab);

            tab.open(page + "&version=1.0.0");
            tab.id("do:withdraw").click();
            tab.id("withdrawDialogForm:withdrawYes").click();
            assertThat(tab.dialog().locator(".cf-message-error")).hasCount(1);
            tab.id("withdrawDialogForm:reason").fill("Consent was withdrawn");
            tab.id("withdrawDialogForm:withdrawYes").click();
            tab.saying("is withdrawn.");
            assertThat(tab.css("main")).containsText("Consent was withdrawn");
            tab.open(offer);
            assertThat(tab.css(".cf-listed")).containsText("Withdrawn");
        }
    }

    private static void breakOff(Tab tab) {
        tab.page().route(SENDING, Route::abort);
        tab.css("#upload-files")
                .setInputFiles(new FilePayload("data.csv", "text/csv", "a,b\n".getBytes(UTF_8)));
        var line = tab.css(".cf-upload");
        assertThat(line.locator(".cf-status")).hasText("Not stored");
        assertThat(line.locator(".cf-upload-reason"))
                .hasText("The connection broke off. Send it again.");
        assertThat(tab.id("list:parts")).containsText("No parts yet");
        tab.page().unroute(SENDING);
        line.getByText("Send again").click();
        assertThat(line.locator(".cf-status")).hasText("Stored");
        assertThat(tab.id("list:parts")).containsText("data.csv");
    }
}
