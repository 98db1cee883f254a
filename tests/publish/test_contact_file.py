"""`security.txt` (RFC 9116): a way to reach the host and a day until which it holds, from settings and content alone."""

import datetime as dt
from dataclasses import replace

from generator.publish.contact_file import contact_file
from tests.site.small import CONFIG

NEWEST = dt.date(2026, 11, 22)


def test_it_names_the_ways_to_the_host_and_until_when_it_holds() -> None:
    config = replace(CONFIG, forge_url="https://github.com/example/list", languages=("en", "es"))
    ((path, data),) = contact_file(config, NEWEST)
    assert path == ".well-known/security.txt"
    assert data.decode().splitlines() == [
        "Contact: mailto:desk@example.org",
        "Contact: https://github.com/example/list",
        "Expires: 2027-11-22T00:00:00Z",
        "Preferred-Languages: en, es",
        "Canonical: https://host.example.org/.well-known/security.txt",
    ]


def test_there_is_none_where_nobody_can_be_reached() -> None:
    assert list(contact_file(replace(CONFIG, contact_email=""), NEWEST)) == []
    assert list(contact_file(CONFIG, None)) == []
