"""`recovery-site new`: asks what a person knows, checks each answer at once, and writes the file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import field
from pathlib import Path, PurePosixPath
from typing import Any

import click

from generator.cli.console import show_problems
from generator.cli.entries import all_entries
from generator.cli.entry_commands import CONTENT
from generator.cli.judging import Judge
from generator.cli.schema_command import SCHEMA
from generator.content import drafting
from generator.content.drafting import ALL, KIND, MORE, NATIONWIDE, PHONE, PLACE, REACH, SOURCE, TIME, Question
from generator.content.suggest import nearest
from generator.exchange.slugs import cut, joined, slug
from generator.problems import Problem, Severity, errors
from generator.records import dataclass
from generator.site.addresses import RESERVED

_FEW = 24
_MOST = 9  # phones or times
_STATE = Question(
    "location.state", "In which state? Two letters, or us if it is nationwide or online.", "state", required=True
)


@dataclass(slots=True)
class _Draft:
    """What is known so far, and how to come to know more: from options, or by asking."""

    judge: Judge
    given: dict[str, str]
    asking: bool
    state: str = ""
    answers: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    def put(self, question: Question, default: str = "", *, n: int = 0, required: bool | None = None) -> bool:
        """Answer one question; whether there is an answer now."""
        must = question.required if required is None else required
        path = question.path.replace("{n}", str(n))
        option = "" if n else self.given.get(question.option, "")
        if not self.asking or option:
            typed = option or default
            if not typed:
                self.missing += [f"--{question.option}"] if must else []
                return False
            value, problems = self._checked(path, typed)
            if problems:
                raise click.UsageError(f"--{question.option}: {_said(problems)}")
            self.answers[path] = value
            return True
        return self._ask(question, path, default, must)

    def _ask(self, question: Question, path: str, default: str, must: bool) -> bool:
        click.echo("")
        click.secho(question.ask, bold=True)
        row = drafting.field_of(path)
        example = f"For example: {row.example}." if row.example else ""
        choices = list(self._choices(path))
        told = "" if _letters(row.help) == _letters(question.ask) else row.help
        how = "Type its number or its word." if choices else ""
        several = "Several with commas between." if row.many else ""
        click.echo(" ".join(filter(None, (told, example, how, several, "" if must else "Enter skips it."))))
        for number, (key, label, definition) in enumerate(choices if len(choices) <= _FEW else [], 1):
            click.echo(f"  {number:>2}  {label}" + (f": {definition}" if definition else "") + f"  [{key}]")
        if len(choices) > _FEW:
            click.echo("Type ? to see the whole list.")
        while True:
            typed = str(click.prompt(">", default=default, show_default=bool(default), prompt_suffix=" ")).strip()
            if typed == "?":
                for key, label, definition in choices or [("", row.help, "")]:
                    click.echo(f"  {key}: {label}. {definition}")
                continue
            if not typed:
                if not must:
                    return False
                click.echo("This one is needed.")
                continue
            value, problems = self._checked(path, self._numbered(typed, choices))
            if not problems:
                self.answers[path] = value
                return True
            click.echo(_said(problems))

    def _choices(self, path: str) -> Iterator[tuple[str, str, str]]:
        for key, (label, definition) in drafting.choices(path, self.answers, self.judge.lists).items():
            yield key, label, definition

    @staticmethod
    def _numbered(typed: str, choices: list[tuple[str, str, str]]) -> str:
        """Numbers of a shown list as its words."""
        if not choices or len(choices) > _FEW:
            return typed
        parts = [part.strip() for part in typed.split(",")]
        known = {str(n): key for n, (key, _, _) in enumerate(choices, 1)}
        return ", ".join(known.get(part, part) for part in parts)

    def _checked(self, path: str, typed: str) -> tuple[str | tuple[str, ...], list[Problem]]:
        value, problems = drafting.answer(path, typed, self.judge.lists)
        if not problems and path == "subtype" and value not in dict.fromkeys(key for key, _, _ in self._choices(path)):
            fitting = ", ".join(key for key, _, _ in self._choices(path))
            problems = [_problem(f"{value} does not belong to {self.answers.get('type')}.", f"It can be: {fitting}.")]
        if not problems:
            so_far = drafting.unfinished(
                f"{self.state or NATIONWIDE}/new", {**self.answers, path: value}, self.judge.lists
            )
            problems = drafting.faults(so_far, path, self.judge.setting)
        return value, problems


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.lower()))


def _problem(message: str, fix: str) -> Problem:
    return Problem("", Severity.ERROR, "", 0, 0, message, fix)


def _said(problems: list[Problem]) -> str:
    return " ".join(" ".join(filter(None, (problem.message, problem.fix))) for problem in problems)


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    for question in reversed((_STATE, *ALL)):
        row = drafting.field_of(question.path)
        many = " Several with commas between." if row.many else ""
        said = (
            "Two letters, such as ky, or us if it is nationwide or online." if question is _STATE else row.help + many
        )
        command = click.option(f"--{question.option}", default="", metavar="TEXT", help=said)(command)
    return command


@click.command("new")
@_options
@CONTENT
def new_command(content: Path, **given: str) -> None:
    """Write a new entry: asks what you know, checks each answer at once, and writes the file.

    Every question can be answered by an option instead; what an option says is not asked. Where nobody can be asked
    (in a script), the options must say all that is needed. No file is ever overwritten, and an address that is not
    public is never written.

    Example: recovery-site new --type support_group --subtype family_group --name "Open Door" --state KY ...
    """
    judge = Judge(content)
    answers = {option.replace("_", "-"): text.strip() for option, text in given.items()}
    made = _Draft(judge, answers, asking=can_ask())
    if made.asking:
        click.echo("Answer what you know; Enter skips what you do not know. Ctrl-C ends it, and nothing is written.")
    _fill(made)
    if made.missing:
        raise click.UsageError(f"Nobody can be asked here, and this is missing: {', '.join(made.missing)}.")
    path, text = _file(made, content)
    read = judge.read(text, PurePosixPath(path.relative_to(content / "entries").as_posix()))
    if errors(read.problems):
        show_problems(read.problems, "text")
        click.echo(f"Nothing was written. This is what you said:\n\n{text}" if made.asking else "Nothing was written.")
        sys.exit(1)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    show_problems(read.problems, "text")
    click.echo(f"Wrote {path.as_posix()}.")
    click.echo("It passes check. Read it once more, add what you know, and send it in.")


def can_ask() -> bool:
    """Whether somebody sits at this terminal."""
    return sys.stdin.isatty()


def _fill(made: _Draft) -> None:
    """All the questions, in the order in which people know the answers."""
    for question in KIND:
        if question.path == "fellowship" and made.answers.get("subtype") != "mutual_aid_meeting":
            continue
        made.put(question)
    _state(made)
    _place(made)
    _many(made, PHONE, "Another number?", _phone)
    for question in REACH:
        made.put(question)
    while made.asking and not _reached(made):
        click.echo("")
        click.echo("It needs one way to reach it: a phone, an e-mail or a web page.")
        for question in (PHONE[0], *REACH):
            made.put(question)
    _many(made, TIME, "Another time?", _time)
    for question in MORE:
        made.put(question)
    _source(made)


def _reached(made: _Draft) -> bool:
    """Whether there is a way to reach it; where people can simply go there, its times will do."""
    ways = ("contact.phones.0.number", "contact.email", "contact.website", "location.street")
    return any(made.answers.get(way) for way in ways)


def _state(made: _Draft) -> None:
    typed = made.given.get("state", "")
    while not made.state:
        if not typed and not made.asking:
            made.missing.append("--state")
            return
        if not typed:
            click.echo("")
            click.secho(_STATE.ask, bold=True)
            typed = str(click.prompt(">", default="", show_default=False, prompt_suffix=" ")).strip()
        value, _ = drafting.answer(_STATE.path, typed, made.judge.lists)
        states = made.judge.lists.get("states", {})
        key = str(value).lower()
        if key == NATIONWIDE or key in states:
            made.state = key
            return
        meant = nearest(typed, [term.called() for term in states.values()])
        said = f'There is no state "{typed}".' + (f" Did you mean {meant}?" if meant else "")
        if not made.asking or made.given.get("state"):
            raise click.UsageError(f"--state: {said}")
        click.echo(said if typed else "This one is needed.")
        typed = ""


def _place(made: _Draft) -> None:
    if made.state == NATIONWIDE:
        _no_address(made, "A nationwide entry has no address")
        return
    city, visibility, *address = PLACE
    if not made.put(city):
        _no_address(made, "An address needs its city (--city), and")
        return
    address_given = not made.asking and any(made.given.get(question.option) for question in address)
    if not made.put(visibility, "" if address_given else "city_only", required=True):
        return  # whether an address may be shown is for a person to say
    if made.answers.get("location.visibility") != "public":
        _no_address(made, "An address that is not public is never written")
        return
    for question in address:
        made.put(question)


def _no_address(made: _Draft, why: str) -> None:
    for question in PLACE[2:]:
        if made.given.get(question.option):
            raise click.UsageError(f"{why}: leave out --{question.option}.")


def _many(made: _Draft, questions: tuple[Question, ...], more: str, one: Callable[[_Draft, int], bool]) -> None:
    for n in range(_MOST):
        if not one(made, n) or not made.asking or any(made.given.get(question.option) for question in questions):
            return
        if not click.confirm(more, default=False):
            return


def _phone(made: _Draft, n: int) -> bool:
    number, kind = PHONE
    if not made.put(number, n=n):
        return False
    made.put(kind, "warmline" if made.answers.get("subtype") == "warmline" and not n else "main", n=n)
    return True


def _time(made: _Draft, n: int) -> bool:
    days, start, end, zone = TIME
    if not made.put(days, n=n):
        return False
    made.put(start, n=n, required=True)
    made.put(end, n=n)
    made.put(zone, _zone(made), n=n, required=True)
    return True


def _zone(made: _Draft) -> str:
    """The time zone most people of the state live in."""
    term = made.judge.lists.get("states", {}).get(made.state)
    zones = term.extra.get("timezones", ()) if term else ()
    return str(zones[0]) if isinstance(zones, list | tuple) and zones else ""


def _source(made: _Draft) -> None:
    kind, page, day, tie = SOURCE
    made.put(kind, "website")
    website = str(made.answers.get("contact.website", ""))
    is_page = made.answers.get("provenance.sources.0.kind") == "website"
    if is_page or made.given.get(page.option):
        made.put(page, website if made.asking else "", required=is_page)
    made.put(day, made.judge.setting.today.isoformat() if made.asking else "")
    made.put(tie)


def _file(made: _Draft, content: Path) -> tuple[Path, str]:
    """The path of the new file, named after the entry, and its text."""
    name, city = slug(str(made.answers["name"])), slug(str(made.answers.get("location.city", "")))
    taken = all_entries(content)
    wanted = [cut(name, 60), joined(name, city), joined(name, city, slug(str(made.answers.get("organization", ""))))]
    wanted += [f"{cut(joined(name, city), 70)}-{n}" for n in range(2, 100)]
    free = [s for s in wanted if s.strip("-") and s not in RESERVED and f"{made.state}/{s}" not in taken]
    if not name or not free:
        raise click.UsageError("No file name can be made of this name: it has no letter from a to z, and no digit.")
    entry_id = f"{made.state}/{free[0]}"
    if free[0] != wanted[0]:
        click.echo(f"There is another entry {made.state}/{wanted[0]}, so this one becomes {entry_id}.")
    entry, problems = drafting.entry_of(entry_id, made.answers, made.judge.lists)
    if entry is None:
        raise click.UsageError(_said(problems))
    schema = f"../../{SCHEMA}" if (content / SCHEMA).exists() else ""
    return content / "entries" / f"{entry_id}.yaml", drafting.draft(entry, schema)
