"""`import hsds`: community resource directories into entries. Only what is about recovery and peer support is taken."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import field, replace
from pathlib import Path

from generator.content.load import is_fictional
from generator.content.rules import Setting
from generator.content.vocabulary import Vocabulary
from generator.directory.model import Feed
from generator.exchange.hsds.following import Followed, Group, RowOf, follow, known
from generator.exchange.hsds.joining import NoOffer, Offer, offers
from generator.exchange.hsds.kinds import kinds_of
from generator.exchange.hsds.mending import candidate_of
from generator.exchange.hsds.packages import Records, read_records
from generator.exchange.hsds.services import ENDED, Words, service_fields, words_of
from generator.exchange.importing import ImportResult, Progress
from generator.exchange.meetings.options import FeedOptions
from generator.exchange.report import CodeLine, Report, RowEnd
from generator.problems import Problem, errors
from generator.records import dataclass


@dataclass(slots=True)
class _Work:
    vocabulary: Vocabulary
    words: Words
    options: FeedOptions
    feed: Feed
    setting: Setting
    states: dict[str, str]
    groups: dict[str, Group] = field(default_factory=dict)
    ends: list[RowEnd] = field(default_factory=list)
    present: set[str] = field(default_factory=set)
    unmapped: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    doubts: list[str] = field(default_factory=list)


def import_hsds(
    files: Sequence[Path],
    content_dir: Path,
    options: FeedOptions,
    vocabulary: Vocabulary,
    today: dt.date,
    reserved_slugs: frozenset[str] = frozenset(),
    crisis_numbers: frozenset[str] = frozenset(),
    progress: Progress = lambda _what, _done, _total: None,
) -> ImportResult:
    """Read the files of one list and say what to write into `content_dir` so that its entries follow it.

    Files may be JSON (a service, a list, pages of an API), folders or ZIP files of CSV tables; the pages of one list are
    given together, since what is in none of them has vanished. Nothing is written here. Never raises for any file.
    """
    here = known(content_dir, options)
    if isinstance(here, tuple):
        return ImportResult((), Report(), here)
    read: list[Records] = []
    problems: list[Problem] = list(here.problems)
    for n, path in enumerate(files):
        progress("Reading files", n, len(files))
        records, found = read_records(path)
        problems += found
        if records is not None:
            read.append(records)
    if errors(problems):
        return ImportResult((), Report(), tuple(problems))
    states = {str(term.extra["code"]): key for key, term in vocabulary.lists.get("states", {}).items()}
    setting = Setting(today=today, fictional=is_fictional(content_dir), crisis_numbers=crisis_numbers)
    feed = Feed(options.name[:120], options.as_of or today)
    work = _Work(vocabulary, words_of(vocabulary, kinds_of(vocabulary)), options, feed, setting, states)
    rows: list[tuple[str, int]] = []
    for records in read:
        found_offers = offers(records)
        rows.append((records.file, len(found_offers)))
        work.doubts += [f"{records.file}: {doubt}" for doubt in records.doubts]
        for n, offer in enumerate(found_offers, 1):
            _take(offer, RowOf(records.file, n, offer.name[:120]), work)
            if n % 500 == 0:
                progress("Matching services", n, len(found_offers))
    unmapped = [
        CodeLine(word, "", number)
        for word, number in sorted(work.unmapped.items(), key=lambda item: (-item[1], item[0]))
    ]
    groups = list(work.groups.values())
    result = Followed(groups, work.ends, frozenset(work.present), unmapped, (), work.doubts, work.dropped)
    return follow(here, rows, result, vocabulary, setting, reserved_slugs, options)


def _take(offer: Offer | NoOffer, row: RowOf, work: _Work) -> None:
    """One row: an entry, merged into one, or refused with a reason."""

    def refused(reason: str) -> None:
        work.ends.append(RowEnd(row.file, row.number, row.name, "refused", reason=reason))

    if isinstance(offer, NoOffer):
        return refused(offer.reason)
    record = f"{work.options.feed}/{offer.record}"
    if not offer.record or len(record) > 200 or not record.isprintable():
        return refused("no id")
    if record in work.groups:
        work.groups[record] = replace(work.groups[record], rows=(*work.groups[record].rows, row))
        return None
    made = service_fields(offer, work.words)
    work.unmapped.update(set(made.unknown))
    if made.reason != ENDED:
        work.present.add(record)
    if made.reason:
        return refused(made.reason)
    work.dropped.update(made.dropped)
    candidate, doubts = candidate_of(made.plain, record, work.feed, work.states, work.vocabulary, work.setting)
    if candidate is None:
        return refused(doubts[-1])
    work.groups[record] = Group((row,), candidate, doubts=(*dict.fromkeys(made.doubts), *doubts))
    return None
