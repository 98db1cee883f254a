"""The pages for people who want to work as peers: the comparison of all states, its sources, and both as spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from generator.directory.directory import Directory
from generator.site.comparison import COLUMNS, PATH, SORTED_BY, SOURCES_PATH, rows
from generator.site.credential_csv import CREDENTIALS_FILE, FIGURES_FILE, csv_files
from generator.site.credential_view import COVERS
from generator.site.plan import SitePlan
from generator.site.theme import About, Page, Theme


def peer_pages(theme: Theme, plan: SitePlan, directory: Directory) -> Iterator[Page]:
    """The comparison, the pages it was read on, and, with the site's first language, the spreadsheets."""
    say = theme.tongue.say
    compared = list(rows(plan.states.values(), directory.states, theme.base, theme.tongue))
    heading = say("Becoming a peer: the states compared")
    about = About(
        PATH,
        theme.titled(heading),
        say("Training, exam, fees and renewal for peer specialists in every state, each with its source."),
        scripts=("compare",),
    )
    files = [theme.config.base_path + name for name in (CREDENTIALS_FILE, FIGURES_FILE)]
    yield theme.page(
        "comparison.html",
        about,
        heading=heading,
        rows=compared,
        columns=[(key, say(words), say(missing)) for key, words, missing in COLUMNS],
        sorts=[(key, say(words)) for key, words in SORTED_BY.items()],
        fields=[(key, say(words)) for key, words in COVERS.items()],
        files=files,
    )
    heading = say("Where the comparison of states was read")
    about = About(
        SOURCES_PATH,
        theme.titled(heading),
        say("Every page that was read for the comparison of states, and what each one says."),
    )
    yield theme.page("comparison_sources.html", about, heading=heading, rows=[row for row in compared if row.pages])
    if theme.tongue.code == theme.config.language:
        for name, data in csv_files(directory.states):
            yield Page(name, data)
