"""The form in a real browser."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.form_page.sites import write_page
from tests.site import small
from tests.support.server import StaticServer

CSP = {
    "/*": {
        "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'"
    }
}


@pytest.fixture(scope="module")
def form_site(tmp_path_factory: pytest.TempPathFactory, static_server: Any) -> StaticServer:
    folder = tmp_path_factory.mktemp("form")
    write_page(folder, entries={state: list(some) for state, some in small.content().directory.by_state().items()})
    server: StaticServer = static_server(folder, base="/repo/", headers=CSP)
    return server


@pytest.fixture
def form(form_site: StaticServer, page: Page) -> Page:
    """The form, drawn and empty, on the small site's day."""
    page.clock.set_fixed_time("2026-11-22T12:00:00")
    page.goto(form_site.url + "add/form/")
    page.wait_for_selector("#questions .section")
    return page


@pytest.fixture
def written_by(form: Page) -> Callable[[list[dict[str, Any]]], list[dict[str, Any]]]:
    """What the form's own functions say of many entries at once: [{text, problems: [code, …]}].

    Each is {values, state, slug, fictional}; `today` is the small site's day.
    """

    def run(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
        script = """async (cases) => {
          const { check, cleaned, entryText, finished, secretsOf } = await import("/repo/assets/js/add-form.js");
          const table = await (await fetch("/repo/add/form/fields.json")).json();
          return cases.map(({ values, state, slug, fictional, whole }) => {
            const entry = cleaned(table.fields, whole ? values : finished(values, state));
            const setting = { table, state, slug, today: "2026-11-22", secrets: secretsOf(values), fictional };
            return { text: entryText(table.fields, entry), problems: check(entry, setting).map(({ code, at }) => [code, at]) };
          });
        }"""
        found: list[dict[str, Any]] = form.evaluate(script, cases)
        return found

    return run
