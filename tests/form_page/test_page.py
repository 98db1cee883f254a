"""The page with the form, as people use it: by thumb, by keyboard, in a hurry."""

import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Dialog, Page

from generator.content.entries import read_entry
from tests.form_page.sites import VOCABULARY, WAYS, write_page
from tests.form_page.test_output import SETTING, errors
from tests.support.server import StaticServer

# Keeps what the page would open, so that nothing leaves this machine.
KEEP_OPENED = "() => { window.opened = []; window.open = (url) => { window.opened.push(url); return null; }; }"


def control(page: Page, path: str) -> Any:
    return page.locator("#f-" + re.sub(r"[.@]", "-", path))


def pick(page: Page, path: str, key: str) -> None:
    """One of a few, or a tick."""
    page.locator(f'[data-path="{path}"] input[value="{key}"]').check()


def fill_group(page: Page) -> None:
    """A support group at a public address, by real typing."""
    pick(page, "type", "support_group")
    control(page, "subtype").select_option("mutual_aid_meeting")
    control(page, "name").fill('Monday "Night" Group: #1')
    control(page, "organization").fill("Riverbend Alliance")
    control(page, "summary").fill("A free meeting – everyone is welcome.")
    control(page, "@state").select_option("ky")
    pick(page, "formats", "in_person")
    pick(page, "location.visibility", "public")
    control(page, "location.city").fill("Sampleton")
    control(page, "location.street").fill("100 Example Street")
    control(page, "location.zip").fill("40000")
    control(page, "contact.phones.0.number").fill("(502) 555-0143")
    page.get_by_role("button", name="Add: Meeting or opening hours").click()
    control(page, "schedule.0.kind").select_option("meeting")
    pick(page, "schedule.0.days", "mon")
    control(page, "schedule.0.start").fill("18:30")
    control(page, "schedule.0.end").fill("19:30")
    control(page, "provenance.sources.0.kind").select_option("phone")


def opened(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.opened")
    return found


def yaml(page: Page) -> str:
    page.wait_for_timeout(300)
    return page.locator("#yaml").input_value()


def test_what_is_typed_becomes_a_listing_that_check_takes(form: Page) -> None:
    fill_group(form)
    text = yaml(form)
    assert errors(text) == []
    entry = read_entry(text.encode(), "x", PurePosixPath("ky/monday.yaml"), VOCABULARY.lists, SETTING).entry
    assert entry is not None
    assert entry.name == 'Monday "Night" Group: #1'
    assert entry.location is not None
    assert (entry.location.state, entry.location.zip) == ("KY", "40000")
    assert entry.contact.phones[0].number == "502-555-0143"
    assert entry.schedule[0].timezone == "America/New_York"


def test_the_card_shows_what_the_search_will_show(form: Page) -> None:
    fill_group(form)
    form.wait_for_timeout(300)
    card = form.locator("#preview article").inner_text()
    for words in (
        'Monday "Night" Group: #1',
        "Mutual aid meeting",
        "Sampleton, KY",
        "Call 502-555-0143",
        "Next:",
        "Not checked by us",
    ):
        assert words in card
    assert form.locator("#preview a").count() == 0


def test_the_forge_gets_the_whole_file_in_one_address(form: Page) -> None:
    form.evaluate(KEEP_OPENED)
    fill_group(form)
    form.click("#open-forge")
    (url,) = opened(form)
    parts = urlsplit(url)
    assert url.startswith(f"{WAYS['forge']}/new/main/content/entries/ky?")
    asked = parse_qs(parts.query)
    assert asked["filename"] == ["monday-night-group-1.yaml"]
    assert asked["value"] == [yaml(form)]
    assert len(url) < 6000


HOSTILE_NAMES = (
    "Open &filename=../../x.yml&value=mine # Door",
    "Open%0A%26value=%23 Door? + =",
    'Open "\\" Door\u2019s `$(id)` ;|',
    "../../.github/workflows/x",
    "Grupo Ñandú 🙂 Door",
)


def test_no_name_breaks_out_of_the_address_or_of_its_file(form: Page) -> None:
    form.evaluate(KEEP_OPENED)
    fill_group(form)
    for name in HOSTILE_NAMES:
        control(form, "name").fill(name)
        form.click("#open-forge")
        url = opened(form)[-1]
        parts = urlsplit(url)
        assert url.startswith(f"{WAYS['forge']}/new/main/content/entries/ky?filename="), name
        asked = parse_qs(parts.query, strict_parsing=True)
        assert parts.fragment == ""
        assert sorted(asked) == ["filename", "value"]
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.yaml", asked["filename"][0]), name
        entry = read_entry(asked["value"][0].encode(), "x", PurePosixPath("ky/x.yaml"), VOCABULARY.lists, SETTING).entry
        assert entry is not None
        assert entry.name == name
    assert len(opened(form)) == len(HOSTILE_NAMES)
    # A file name of one's own is held to the same, and what is no name for a file goes nowhere.
    form.locator('[data-section="more"] > summary').click()
    for slug in ("../x", "x/../../y", "a b", "x?y", "a&value=b", "%2e%2e"):
        control(form, "@slug").fill(slug)
        form.click("#open-forge")
    assert len(opened(form)) == len(HOSTILE_NAMES)


@pytest.mark.parametrize(
    "asked", ["ky/../../x", "__proto__/x", "ky/__proto__", "ky/constructor", "ky/%3Cscript%3E", "zz/none"]
)
def test_a_hostile_way_to_mend_a_listing_opens_an_empty_form(form_site: StaticServer, form: Page, asked: str) -> None:
    form.evaluate("(asked) => { location.hash = 'edit=' + asked; }", asked)
    form.wait_for_timeout(300)
    assert control(form, "name").input_value() == ""
    assert form.locator(".form-intro script").count() == 0
    assert form.evaluate("({}).name") is None


def test_what_is_too_long_for_an_address_is_copied_instead(form: Page) -> None:
    form.evaluate(KEEP_OPENED)
    form.evaluate(
        "() => { navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }; }"
    )
    fill_group(form)
    form.locator('[data-section="offers"] > summary').click()
    control(form, "description").fill("Many words about it. " * 180)
    form.click("#open-forge")
    (url,) = opened(form)
    assert url == f"{WAYS['forge']}/new/main/content/entries/ky?filename=monday-night-group-1.yaml"
    assert form.evaluate("window.copied") == yaml(form)
    said = form.locator("#sent").inner_text()
    assert "paste it" in said
    assert "content/entries/ky/monday-night-group-1.yaml" in said


def test_what_is_said_of_handing_over_goes_when_something_is_changed_again(form: Page) -> None:
    form.evaluate(KEEP_OPENED)
    fill_group(form)
    form.click("#open-forge")
    # Where the page did not open, a link opens the same.
    assert form.locator("#sent a").get_attribute("href") == opened(form)[0]
    assert "only then is it sent" in form.locator("#sent").inner_text()
    # An address that is hidden now must not stay behind in that link.
    pick(form, "location.visibility", "ask")
    assert form.locator("#sent").inner_text() == ""
    assert form.locator("a[href*='Example%20Street']").count() == 0


@pytest.mark.parametrize("visibility", ["city_only", "ask"])
def test_a_hidden_address_is_in_no_file_and_no_address(form: Page, visibility: str) -> None:
    form.evaluate(KEEP_OPENED)
    fill_group(form)
    pick(form, "location.visibility", visibility)
    assert not control(form, "location.street").is_visible()
    text = yaml(form)
    assert "100 Example" not in text
    assert "40000" not in text
    assert errors(text) == []
    form.click("#open-forge")
    assert "Example" not in unquote(opened(form)[0])
    # Nor by way of another question: then nothing is handed over, and there is nothing to copy.
    control(form, "summary").fill("We meet at 100 Example Street, at the back.")
    form.click("#open-forge")
    assert len(opened(form)) == 1
    assert yaml(form) == ""
    assert "not public" in form.locator('[data-path="summary"] .error').inner_text()
    # However it is written: what was typed as the street before is known here.
    control(form, "summary").fill("Ask for the house at 100 example street")
    form.click("#copy")
    assert yaml(form) == ""


def test_a_mistake_is_said_when_a_question_is_left_and_mended_by_one_press(form: Page) -> None:
    number = control(form, "contact.phones.0.number")
    number.fill("12345678")
    error = form.locator('[data-path="contact.phones.0.number"] .error')
    assert not error.is_visible()
    number.press("Tab")
    assert "is not a US phone number" in error.inner_text()
    assert number.get_attribute("aria-invalid") == "true"
    assert "f-contact-phones-0-number-error" in str(number.get_attribute("aria-describedby"))
    number.fill("502-555-0143")
    number.press("Tab")
    assert not error.is_visible()
    # Nothing of what was typed is lost: the extension goes where extensions go.
    number.fill("(502) 555-0143 ext. 12")
    number.press("Tab")
    form.get_by_role("button", name="Use 502-555-0143, and 12 as the extension").click()
    assert number.input_value() == "502-555-0143"
    assert control(form, "contact.phones.0.extension").input_value() == "12"
    number.fill("(502) 555-0144 x 9")
    number.press("Tab")
    form.get_by_role("button", name="Use 502-555-0144", exact=True).click()
    assert control(form, "contact.phones.0.extension").input_value() == "12"
    website = control(form, "contact.website")
    website.fill("riverbend.example.org")
    website.press("Tab")
    form.get_by_role("button", name="Use https://riverbend.example.org").click()
    assert website.input_value() == "https://riverbend.example.org"
    assert form.evaluate("document.activeElement.id") == "f-contact-website"


def test_nothing_is_handed_over_while_something_is_wrong_and_each_mistake_leads_to_its_question(form: Page) -> None:
    form.evaluate(KEEP_OPENED)
    control(form, "name").fill("Open Door")
    form.click("#open-forge")
    assert opened(form) == []
    assert form.evaluate("document.activeElement.id") == "problems"
    listed = form.locator("#problems li").all_inner_texts()
    assert any(one.startswith("What is it?") for one in listed)
    form.locator("#problems button", has_text="What is it?").click()
    assert form.evaluate("document.activeElement.name") == "f-type"


def test_a_listing_is_mended_without_losing_anything(form_site: StaticServer, form: Page) -> None:
    form.goto(form_site.url + "add/form/#edit=ky/riverbend-recovery-center")
    form.wait_for_selector(".form-intro .notice")
    form.evaluate(KEEP_OPENED)
    before = yaml(form)
    assert "You have changed nothing yet" in form.locator("#changes").inner_text()
    control(form, "contact.phones.0.number").fill("502-555-0199")
    form.wait_for_timeout(300)
    assert "Number: 502-555-0143 → 502-555-0199" in form.locator("#changes").inner_text()
    form.click("#open-forge")
    assert opened(form) == [f"{WAYS['forge']}/edit/main/content/entries/ky/riverbend-recovery-center.yaml"]
    assert yaml(form) == before.replace("502-555-0143", "502-555-0199", 1)
    assert "paste the new text over it" in form.locator("#sent").inner_text()


def test_an_address_that_is_hidden_later_leaves_by_no_way(form_site: StaticServer, form: Page) -> None:
    form.goto(form_site.url + "add/form/#edit=ky/riverbend-recovery-center")
    form.wait_for_selector(".form-intro .notice")
    street = control(form, "location.street").input_value()
    assert street
    pick(form, "location.visibility", "ask")
    form.wait_for_timeout(300)
    told = form.locator("#changes").inner_text()
    assert "May the street address be shown? Address shown → Address given when you get in touch" in told
    assert "Street and number: taken out" in told
    assert "old versions of the file still show it" in told
    mail = form.evaluate(
        """() => new Promise((resolve) => {
            window.navigation.addEventListener("navigate", (event) => { event.preventDefault(); resolve(event.destination.url); });
            document.getElementById("mail").click();
        })"""
    )
    assert mail.startswith("mailto:")
    for secret in (street, "40202", "38.25", "85.75"):
        assert secret not in told
        assert secret not in unquote(mail)
        assert secret not in yaml(form)


def test_a_listing_that_is_not_there_is_said_to_be_missing(
    form_site: StaticServer, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    page.goto(form_site.url + "add/form/#edit=ky/no-such-place")
    page.wait_for_selector(".form-intro .notice")
    assert "could not find" in page.inner_text(".form-intro")
    assert control(page, "name").is_visible()


def test_without_a_forge_there_is_mail_and_phone(tmp_path: Path, static_server: Any, page: Page) -> None:
    write_page(tmp_path, {"email": "desk@example.org", "phone": "502-555-0100", "fictional": ""})
    page.goto(static_server(tmp_path, base="/repo/").url + "add/form/")
    page.wait_for_selector("#questions .section")
    assert page.locator("#open-forge").count() == 0
    assert page.locator('a[href="tel:5025550100"]').is_visible()
    fill_group(page)
    mail = page.evaluate(
        """async () => (await import("/repo/assets/js/add-form.js")) && new Promise((resolve) => {
            window.navigation.addEventListener("navigate", (event) => { event.preventDefault(); resolve(event.destination.url); });
            document.getElementById("mail").click();
        })"""
    )
    assert mail.startswith("mailto:desk@example.org?subject=")
    assert "Monday" in unquote(mail)


def test_the_text_can_be_saved_as_a_file(form: Page) -> None:
    fill_group(form)
    with form.expect_download() as saved:
        form.click("#download")
    assert saved.value.suggested_filename == "monday-night-group-1.yaml"
    assert Path(saved.value.path()).read_text(encoding="utf-8") == yaml(form)


def test_a_filled_form_asks_before_it_is_left_and_the_quick_exit_never_does(
    form_site: StaticServer, form: Page
) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    form.on("dialog", stay)
    control(form, "name").fill("Open Door")
    form.evaluate("location.href = '/repo/gone.html'")
    form.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert control(form, "name").input_value() == "Open Door"
    form.click("[data-exit]")
    form.wait_for_url("**/gone.html")
    assert asked == ["beforeunload"]
    form.go_back()
    form.wait_for_timeout(300)
    assert "Open Door" not in form.content()


def test_the_form_empties_on_the_second_press_and_stores_nothing(form: Page) -> None:
    control(form, "name").fill("Open Door")
    form.click("#start-over")
    assert control(form, "name").input_value() == "Open Door"
    form.click("#start-over")
    assert control(form, "name").input_value() == ""
    assert form.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]


def test_it_can_be_filled_by_the_keyboard_alone(form: Page) -> None:
    form.evaluate(KEEP_OPENED)

    def tab_to(wanted: str) -> None:
        for _ in range(200):
            form.keyboard.press("Tab")
            if form.evaluate("document.activeElement.id || document.activeElement.textContent") == wanted:
                return
        raise AssertionError(f"never came to {wanted}")

    tab_to("f-type-0")
    form.keyboard.press("ArrowDown")
    tab_to("f-name")
    form.keyboard.type("Open Door")
    form.keyboard.press("Tab")
    form.keyboard.type("Riverbend Alliance")
    tab_to("f--state")
    form.keyboard.type("Kentucky")
    tab_to("f-location-visibility-0")
    form.keyboard.press("ArrowDown")
    tab_to("f-location-city")
    form.keyboard.type("Sampleton")
    tab_to("f-contact-phones-0-number")
    form.keyboard.type("502 555 0143")
    tab_to("f-provenance-sources-0-kind")
    form.keyboard.type("Phone")
    tab_to("open-forge")
    form.keyboard.press("Enter")
    (url,) = opened(form)
    text = parse_qs(urlsplit(url).query)["value"][0]
    assert errors(text) == []
    assert "type: support_group" in text


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_on_the_smallest_screen_with_mistakes_shown(
    form_site: StaticServer, new_page: Callable[..., Page], axe: Callable[[Page], list[Any]], scheme: str
) -> None:
    page = new_page(viewport={"width": 320, "height": 640}, color_scheme=scheme)
    page.goto(form_site.url + "add/form/")
    page.wait_for_selector("#questions .section")
    for kind in ("recovery_center", "peer_program", "support_group"):
        pick(page, "type", kind)
    control(page, "contact.email").fill("nobody")
    pick(page, "location.visibility", "public")
    page.get_by_role("button", name="Add: Meeting or opening hours").click()
    pick(page, "schedule.0.days", "mon")
    page.click("#check")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert page.locator(".error:visible").count() >= 4
    website = control(page, "contact.website")
    website.fill("www.a-name-that-is-longer-than-the-screen-is-wide.example.org")
    website.press("Tab")
    assert website.evaluate("(one) => getComputedStyle(one).borderTopWidth") == "3px"
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    small = page.evaluate(
        """[...document.querySelectorAll('main button, main select, main input:not([type=radio]):not([type=checkbox]), main summary, main .boxes label, main .radios label')]
        .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 40).map((one) => one.outerHTML)"""
    )
    assert small == []


def test_when_the_data_cannot_be_fetched_the_page_says_so(tmp_path: Path, static_server: Any, chromium: Any) -> None:
    write_page(tmp_path)
    (tmp_path / "add" / "form" / "fields.json").unlink()
    context = chromium.new_context()
    page = context.new_page()
    page.goto(static_server(tmp_path, base="/repo/").url + "add/form/")
    page.wait_for_selector("#add-form button")
    assert "could not be loaded" in page.inner_text("#add-form")
    context.close()
