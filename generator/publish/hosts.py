"""The hosts we know: what each can hold, and the files it wants beside a site.

Limits are for accounts that cost nothing, as each host's own documentation gave them when it was read (2026-11-22,
from stored copies): they change, so a limit that is passed is told before anybody deploys, with its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.records import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Host:
    """One host. Limits of 0 are none. `headers` and `redirects` say by which file it learns them: "" for not at all.

    `read_by` says what of the host reads its files in the tests: itself, or code of its own; "" where only their form is
    tested, and then the files say so themselves.
    """

    key: str
    name: str
    files: int = 0
    file_bytes: int = 0
    all_bytes: int = 0
    headers: str = ""
    redirects: str = ""
    redirect_rules: int = 0
    rule_length: int = 0
    source: str = ""
    redirect_bytes: int = 0
    read_by: str = ""


HOSTS: Mapping[str, Host] = MappingProxyType(
    {
        host.key: host
        for host in (
            Host(
                "github-pages",
                "GitHub Pages",
                file_bytes=100 * MEBIBYTE,  # of a repository's file; Pages itself names only the whole
                all_bytes=1_000_000_000,
                source="https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits",
            ),
            Host(
                "cloudflare-pages",
                "Cloudflare Pages",
                files=20_000,
                file_bytes=25 * MEBIBYTE,
                headers="_headers",
                redirects="_redirects",
                redirect_rules=2_000,
                rule_length=1_000,
                source="https://developers.cloudflare.com/pages/platform/limits/",
                read_by="the code by which Pages answers (@cloudflare/pages-shared 0.13.0)",
            ),
            Host(
                "netlify",
                "Netlify",
                headers="_headers",
                redirects="_redirects",
                source="https://docs.netlify.com/manage/routing/headers",
                read_by="Netlify's own parsers (@netlify/headers-parser 9.0.3, @netlify/redirect-parser 15.0.4)",
            ),
            Host(
                "gitlab-pages",
                "GitLab Pages",
                all_bytes=1_000_000_000,
                redirects="_redirects",
                redirect_rules=1_000,
                redirect_bytes=64 * 1024,  # a longer file is not read at all (gitlab-pages, merge request 362)
                source="https://docs.gitlab.com/user/project/pages/redirects",
            ),
            Host("nginx", "nginx", headers=".host/nginx.conf", redirects=".host/nginx.conf", read_by="nginx itself"),
        )
    }
)
