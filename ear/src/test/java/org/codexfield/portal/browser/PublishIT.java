package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.codexfield.portal.CapsuleMaker;
import org.codexfield.server.RunningPortal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From files on a disk to a capsule that others find and can check. */
class PublishIT {

    private static final byte[] CSV = "patient,age\n1,61\n".repeat(100_000).getBytes(UTF_8);

    @BeforeAll
    static void start() {
        SampleCapsules.exist();
    }

    private static FilePayload file(String name, byte[] content) {
        return new FilePayload(name, "text/csv", content);
    }

    @ParameterizedTest
    @EnumSource
    void aCapsule_isPublished_found_andVerified(Hand hand) {
        var slug = "scans-" + hand.word();
        var title = "Scans of " + hand.word();
        try (var tab = SignedIn.as(SignedIn.STEFAN)) {
            tab.open("/");
            hand.press(tab, tab.link("Our capsules"));
            tab.showing("Our capsules");
            hand.press(tab, tab.link("New capsule").first());
            tab.showing("New capsule");
            hand.fill(tab, tab.id("new:slug"), slug);
            hand.press(tab, tab.id("new:create"));
            tab.showing(slug).saying("The draft 1.0.0 is begun.");

            putFiles(tab);
            hand.press(tab, tab.link("Next step"));
            document(tab, hand, title);
            nameParent(tab, hand);
            hand.press(tab, tab.link("Next step"));
            seal(tab, hand, title);
            hand.press(tab, tab.id("do:publish"));
            hand.press(tab, tab.css(".ui-confirmdialog-yes"));
            tab.saying(title + " is in the catalogue now.");

            tab.open("/catalogue.xhtml?q=" + hand.word());
            hand.press(tab, tab.link(title));
            tab.showing(title);
            verify(tab, hand, slug);
        }
    }

    private static void putFiles(Tab tab) {
        tab.css("#upload-folder").fill("data");
        tab.css("#upload-files").setInputFiles(file("patients.csv", CSV));
        assertThat(tab.css(".cf-upload .cf-status")).hasText("Stored");
        assertThat(tab.id("list:parts")).containsText("data/patients.csv");
        assertThat(tab.id("list:parts")).containsText("1.7");
    }

    private static void document(Tab tab, Hand hand, String title) {
        hand.fill(tab, tab.id("about:title"), title);
        hand.fill(tab, tab.id("about:tags"), "lung, made-by-hand");
        hand.fill(tab, tab.id("about:card"), "# Origin");
        hand.press(tab, tab.id("about:look"));
        assertThat(tab.css("[id='about:preview'] h3")).hasText("Origin");
        hand.press(tab, tab.id("about:save"));
        tab.saying("The documentation is saved.");
    }

    private static void nameParent(Tab tab, Hand hand) {
        hand.fill(tab, tab.id("parents:parent_input"), SampleCapsules.SCANS + " 1.0.0");
        tab.page().keyboard().press("Escape");
        tab.id("parents:relation").selectOption(new SelectOption().setValue("derivedFrom"));
        hand.press(tab, tab.id("parents:add"));
        tab.saying("The parent is named.");
        assertThat(tab.css("tbody")).containsText(SampleCapsules.SCANS + " 1.0.0");
    }

    private static void seal(Tab tab, Hand hand, String title) {
        hand.press(tab, tab.id("review:seal"));
        hand.press(tab, tab.css(".ui-confirmdialog-yes"));
        tab.showing(title).saying(title + " is sealed.");
    }

    private static void verify(Tab tab, Hand hand, String slug) {
        var proof = "/capsule.xhtml?tab=proof&name=northlight-institute/" + slug;
        Awaitility.await()
                .until(
                        () -> {
                            tab.open(proof);
                            return tab.css("#verify").count() > 0;
                        });
        assertThat(tab.css("#verify-keys")).hasValue(Pattern.compile("^\\S+\\+[0-9a-f]{8}\\+.+"));
        assertThat(tab.css("#verify-owner")).hasValue(Pattern.compile("did:web:"));
        hand.press(tab, tab.button("Verify in this browser"));
        assertThat(tab.css("#verify-verdict")).hasText("Verified");
        assertThat(tab.css("#verify-checks li")).hasCount(7);

        for (var altered : new String[] {"manifest", "signature", "owner", "document", "proof"}) {
            tab.open(proof);
            assertThat(tab.css("#verify-owner")).hasValue(Pattern.compile("did:web:"));
            var field = tab.css("#verify-" + altered);
            var text = field.inputValue();
            field.fill(
                    altered.equals("owner")
                            ? text.replace("did:web:", "did:web:x")
                            : text.replaceFirst("[A-Za-z0-9](?=[^A-Za-z0-9]*$)", "-"));
            assertThat(field.inputValue()).isNotEqualTo(text);
            tab.button("Verify in this browser").click();
            assertThat(tab.css("#verify-verdict")).hasText("Wrong");
        }
    }

    @Test
    void whatIsHostile_isRefusedOnThePage_andSentAgainUnderAnotherName() {
        var name = "northlight-institute/hostile-" + Hand.MOUSE.word();
        var maker = new CapsuleMaker(SampleCapsules.stefan(), "northlight-institute");
        SampleCapsules.begin(maker, name, "dataset");
        var path = "/publish.xhtml?name=" + name + "&version=1.0.0";
        try (var tab = SignedIn.as(SignedIn.STEFAN)) {
            tab.open(path);
            for (var folder : new String[] {"..", "/etc", "a/../..", "a:b", "x\u202e"}) {
                tab.css("#upload-folder").fill(folder);
                tab.css("#upload-files").setInputFiles(file("evil.csv", new byte[] {1}));
                var last = tab.css(".cf-upload").last();
                assertThat(last.locator(".cf-status")).hasText("Not stored");
                assertThat(last.locator(".cf-upload-reason")).not().isEmpty();
            }
            assertThat(tab.id("list:parts")).containsText("No parts yet");
            var last = tab.css(".cf-upload").last();
            last.locator("input").fill("good.csv");
            last.getByText("Send again").click();
            assertThat(last.locator(".cf-status")).hasText("Stored");
            assertThat(tab.id("list:parts")).containsText("good.csv");

            tab.open(path + "&step=review");
            assertThat(tab.css(".cf-empty")).containsText("cannot be sealed yet");
            tab.complaints().removeIf(complaint -> complaint.contains("/capsule-parts"));
        }
    }

    /** A session is not enough: the request must come from a page of this portal. */
    @Test
    void aPart_isTakenFromThePortalsPagesAlone() {
        try (var tab = SignedIn.as(SignedIn.STEFAN)) {
            var answer =
                    tab.context()
                            .request()
                            .put(
                                    RunningPortal.shared().address()
                                            + "/capsule-parts?capsule="
                                            + SampleCapsules.DRAFT
                                            + "&version=1.0.0&path=a.csv&type=text/csv",
                                    RequestOptions.create()
                                            .setHeader("Origin", "https://elsewhere.example")
                                            .setHeader("Sec-Fetch-Site", "cross-site")
                                            .setData(new byte[] {1}));
            assertThat(answer.status()).isEqualTo(403);
        }
        try (var tab = SignedIn.as(SignedIn.ADA)) {
            assertThat(
                            tab.open("/publish.xhtml?version=1.0.0&name=" + SampleCapsules.DRAFT)
                                    .status())
                    .isEqualTo(403);
        }
    }
}
