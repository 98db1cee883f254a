"""What was removed on request stays out of the national import, even where its ledger has forgotten everything."""

from pathlib import Path

import pytest

from generator.exchange.ledger import path_of
from generator.exchange.samhsa.importing import FEED, import_samhsa
from tests.cli.test_commands import run
from tests.content.entry_files import VOCABULARY
from tests.exchange.books import facility
from tests.exchange.samhsa.test_importing import OPEN_DOOR, TODAY, Checkout

SALT = "correct horse battery"


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_it_is_known_by_its_record(checkout: Checkout) -> None:
    book = checkout.book("sa", facility())
    checkout.run(book)
    assert OPEN_DOOR in checkout.entries()
    assert run("remove", "open-door", "--reason", "asked", "--content", checkout.content).exit_code == 0
    (checkout.content / path_of(FEED)).unlink()
    result = checkout.run(book)
    assert checkout.entries() == {}
    assert [end.reason for end in result.report.ends] == ["removed on request"]


def test_and_by_its_hashes_under_another_record(checkout: Checkout) -> None:
    checkout.run(checkout.book("sa", facility()))
    remove = ("remove", "open-door", "--reason", "asked", "--content", checkout.content)
    assert run(*remove, "--salt", SALT).exit_code == 0
    kept = checkout.content / "removed.yaml"
    hashes = [line for line in kept.read_text(encoding="utf-8").splitlines() if "record" not in line]
    kept.write_text("\n".join(hashes) + "\n", encoding="utf-8")
    (checkout.content / path_of(FEED)).unlink()
    book = checkout.book("sa", facility())
    without = import_samhsa([book], checkout.content, VOCABULARY, TODAY)
    assert [problem.code for problem in without.problems] == ["REMOVED-SALT"]
    assert without.changes == ()
    result = import_samhsa([book], checkout.content, VOCABULARY, TODAY, salt=SALT)
    assert [end.reason for end in result.report.ends] == ["removed on request"]
