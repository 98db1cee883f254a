"""The forms on GitHub for those who would rather write to a person: made from the closed lists, so that they offer the same choices.

Syntax: GitHub's "Syntax for issue forms" and "Syntax for GitHub's form schema" (docs.github.com), and for config.yml
"Configuring issue templates". What is written there is public at once, which each form says before it asks anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.content.checker import Lists
from generator.content.writer import quoted

FOLDER = ".github/ISSUE_TEMPLATE"

_WARNING = (
    "**Everybody can read what you write here, for ever.** Do not write anything here that must not be public: no last name, "
    "no private phone or e-mail, no passcode, no address of a home or a shelter, nothing about your own health."
)
_READ = "I have written nothing that must not be public."
_UNSURE = "I am not sure"


def _block(kind: str, key: str, attributes: Mapping[str, object], *, required: bool = False) -> Iterator[str]:
    """One element of a form's body; texts are always in quotes."""
    yield f"  - type: {kind}"
    if key:
        yield f"    id: {key}"
    yield "    attributes:"
    for name, value in attributes.items():
        if isinstance(value, str):
            yield f"      {name}: {quoted(value)}"
        else:
            assert isinstance(value, Sequence)
            yield f"      {name}:"
            yield from (f"        - {one}" for one in value)
    if required:
        yield "    validations:"
        yield "      required: true"


def _text(key: str, label: str, help: str = "", *, required: bool = False) -> Iterator[str]:
    attributes = {"label": label} | ({"description": help} if help else {})
    return _block("input", key, attributes, required=required)


def _words(key: str, label: str, help: str = "", *, required: bool = False) -> Iterator[str]:
    attributes = {"label": label} | ({"description": help} if help else {})
    return _block("textarea", key, attributes, required=required)


def _choice(key: str, label: str, options: Sequence[str], *, required: bool = False) -> Iterator[str]:
    return _block("dropdown", key, {"label": label, "options": [quoted(one) for one in options]}, required=required)


def _warning() -> Iterator[str]:
    return _block("markdown", "", {"value": _WARNING})


def _promise() -> Iterator[str]:
    option = f"label: {quoted(_READ)}\n          required: true"
    return _block("checkboxes", "public", {"label": "Before you send", "options": [option]})


def _form(name: str, about: str, title: str, label: str, *blocks: Iterator[str]) -> str:
    head = [
        "# Generated from the table of fields by `recovery-site schema`. Do not edit.",
        f"name: {quoted(name)}",
        f"description: {quoted(about)}",
        f"title: {quoted(title)}",
        f"labels: [{quoted(label)}]",
        "body:",
    ]
    return "\n".join([*head, *(line for block in blocks for line in block)]) + "\n"


def _called(lists: Lists, name: str) -> list[str]:
    return [term.called() for term in lists.get(name, {}).values()]


def _which() -> Iterator[str]:
    return _text("listing", "Which listing?", "Its web address on this site, or its name and town.", required=True)


def _add(lists: Lists) -> str:
    kinds = [f"{term.called()}: {term.definition.get('en', '')}".rstrip(": ") for term in lists["types"].values()]
    subtypes = _called(lists, "subtypes")
    return _form(
        "Tell us about a place, a group or a program",
        "You know one that is missing. We write the listing for you.",
        "Add: ",
        "add",
        _warning(),
        _choice("type", "What is it?", kinds, required=True),
        _choice("subtype", "What kind?", [_UNSURE, *subtypes]),
        _text("name", "Its name", required=True),
        _choice("state", "In which state?", ["All of the United States, or online", *_called(lists, "states")], required=True),
        _text("city", "City or town"),
        _choice("visibility", "May the street address be shown?", [_UNSURE, *_called(lists, "visibilities")], required=True),
        _text("street", "Street address", "Leave this empty unless the address may be shown to everybody."),
        _text("phone", "A phone number of the organization", "Never a private person's."),
        _text("website", "Its website"),
        _words("times", "Days and times", "With the time zone, if it is online."),
        _choice("cost", "What does it cost?", [_UNSURE, *_called(lists, "costs")]),
        _words("more", "What else should people know?", "What it offers, who it is for, languages, how to start."),
        _words("source", "Where do you know it from?", "The web page that says so, or the day you called or went there.", required=True),
        _choice("relationship", "What ties you to the place?", _called(lists, "submitter_relationships")),
        _promise(),
    )  # fmt: skip


def _correct(lists: Lists) -> str:
    return _form(
        "Something is wrong in a listing",
        "A wrong number, address, time or word.",
        "Correct: ",
        "correct",
        _warning(),
        _which(),
        _words("wrong", "What is wrong?", required=True),
        _words("right", "What is right?", required=True),
        _words("source", "How do you know?", "The web page that says so, or the day you called or went there.", required=True),
        _choice("relationship", "What ties you to the place?", _called(lists, "submitter_relationships")),
        _promise(),
    )  # fmt: skip


def _closed(lists: Lists) -> str:
    open_ = [term.called() for key, term in lists["statuses"].items() if key != "active"]
    return _form(
        "A place has closed, or a meeting has stopped",
        "It is gone, closed for now, or runs only in some months.",
        "Closed: ",
        "closed",
        _warning(),
        _which(),
        _choice("status", "What happened?", open_, required=True),
        _text("since", "Since when?"),
        _words("source", "How do you know?", "The web page that says so, or the day you called or went there.", required=True),
        _promise(),
    )  # fmt: skip


def _remove(contact: str) -> str:
    first = (
        f"**Please write to {contact} first.** There, what you write is not public."
        if contact
        else "**Please write to the people who run the site first: their address is on its page “Add or fix a listing”.** "
        "There, what you write is not public."
    )
    return _form(
        "Take my listing down",
        "By e-mail is better: what you write here is public. You need to give no reason.",
        "Remove: ",
        "remove",
        _block("markdown", "", {"value": f"{first} You need to give no reason. We act within 72 hours.\n\n{_WARNING}"}),
        _which(),
        _choice(
            "who",
            "Who asks?",
            ["The organization or the group", "A person who is named in it, or whose number or address it gives", "Somebody else"],
            required=True,
        ),
        _words("more", "Anything else?", "Please do not repeat here what should not be public."),
        _promise(),
    )  # fmt: skip


def _config(contact: str, form: str) -> str:
    links = []
    if form:
        links.append(("Write a listing in our own form", form, "It checks as you type, and shows how it will look."))
    if contact:
        links.append(
            ("Write to us by e-mail", f"mailto:{contact}", "For anything that must not be public, and to have a listing taken down.")
        )  # fmt: skip
    rows = [
        "# Generated by `recovery-site schema`. Do not edit.",
        "blank_issues_enabled: true",
    ]
    if links:
        rows.append("contact_links:")
        for name, url, about in links:
            rows += [f"  - name: {quoted(name)}", f"    url: {quoted(url)}", f"    about: {quoted(about)}"]
    return "\n".join(rows) + "\n"


def issue_forms(lists: Lists, contact: str = "", form: str = "") -> dict[str, str]:
    """File name -> text of every form and of config.yml, the same each time.

    `contact` is the host's e-mail address, `form` the address of the site's own form; "" for none.
    """
    return {
        "add.yml": _add(lists),
        "closed.yml": _closed(lists),
        "config.yml": _config(contact, form),
        "correct.yml": _correct(lists),
        "remove-my-listing.yml": _remove(contact),
    }
