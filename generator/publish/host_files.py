"""What a host reads beside a site: headers, how long things may be kept, and where renamed entries went.

Every renamed entry also has a page that leads on (site/state_pages.py), so a host without redirects loses nothing, and
a rule too many for a host does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate

from generator.publish.headers import ADDED_UP, FRAMED, HEADERS
from generator.publish.hosts import Host

_POLICY = "Content-Security-Policy"

# What may be kept, and for how long. Pages and tables of contents are asked for again each time (304 costs 200 bytes),
# because they say which edition of everything else belongs to them. Styles and scripts may be an hour old.
KEEP: tuple[tuple[str, str], ...] = (
    ("", "no-cache"),
    ("assets/", "public, max-age=3600"),
)


def host_files(
    host: Host, base_path: str, moved: Sequence[tuple[str, str]], framed: Sequence[str] = ()
) -> Mapping[str, bytes]:
    """Path below the site -> bytes, for one host; nothing for a host that reads nothing.

    `base_path` is where the site lives ("/", "/repo/"); `moved` are (old, new) paths of the plan ("/ky/old/"); `framed`
    are the folders of what others may frame ("/embed/").
    """
    files: dict[str, str] = {}
    if host.key == "nginx":
        files[host.headers] = _nginx(base_path, moved, framed)
    else:
        if host.headers:
            files[host.headers] = _headers(base_path, framed)
        rules = _rules(host, base_path, moved)
        if host.redirects and rules:
            files[host.redirects] = "".join(f"{line}\n" for line in (*_untried(host), *rules))
    if host.key == "github-pages":
        files[".nojekyll"] = ""  # else GitHub runs Jekyll over the pages, and drops what begins with a dot or _
    return {path: text.encode() for path, text in sorted(files.items())}


def _headers(base_path: str, framed: Sequence[str]) -> str:
    """The form that Cloudflare Pages and Netlify share: a path, then its headers, each two blanks in.

    A page that several rules fit gets the headers of all of them, and of one header both values, so no header stands
    in two rules that fit the same page; but for the policy of what others may frame, which headers.ADDED_UP allows for.
    """
    whole = ADDED_UP if framed else HEADERS
    lines = [f"{base_path}*", *(f"  {name}: {value}" for name, value in whole.items())]
    for folder in framed:
        lines += [f"{base_path}{folder[1:]}*", f"  {_POLICY}: {FRAMED[_POLICY]}"]
    for folder, value in KEEP:
        if folder:
            lines += [f"{base_path}{folder}*", f"  Cache-Control: {value}"]
    return "\n".join(lines) + "\n"


def _rules(host: Host, base_path: str, moved: Sequence[tuple[str, str]]) -> list[str]:
    rules = [f"{base_path}{old[1:]} {base_path}{new[1:]} 301" for old, new in moved]
    fit = [rule for rule in rules if not host.rule_length or len(rule) <= host.rule_length]
    fit = fit[: host.redirect_rules] if host.redirect_rules else fit
    if host.redirect_bytes:
        room = host.redirect_bytes - sum(len(line) + 1 for line in _untried(host))
        ends = accumulate(len(rule.encode()) + 1 for rule in fit)
        fit = [rule for rule, end in zip(fit, ends, strict=True) if end <= room]
    return fit


def _untried(host: Host) -> tuple[str, ...]:
    """What a file says of itself that nothing of its host has read; a comment for every reader of such files."""
    return () if host.read_by else (f"# Unproven: written as {host.name} describes it, and not tried there.",)


def _nginx(base_path: str, moved: Sequence[tuple[str, str]], framed: Sequence[str]) -> str:
    """Locations to include in a `server` block whose `root` holds the site: at its top, or in a folder named as the base.

    nginx hands `add_header` down only to blocks that have none of their own, so each block repeats them all.
    """
    out = [
        "# Include this in the server block of your site, and set root there:",
        f"#   root /var/www;   # where {base_path} lies",
        "#   include /var/www" + base_path + ".host/nginx.conf;",
        "",
        "absolute_redirect off;  # right behind any other server, and under any name",
        "charset utf-8;",
        "gzip on;",
        "gzip_types text/css text/javascript application/javascript application/json image/svg+xml text/calendar;",
        "",
    ]
    for old, new in moved:
        out.append(f"location = {base_path}{old[1:]} {{ return 301 {base_path}{new[1:]}; }}")
    below = re.escape(base_path)
    out += [
        # What begins with a dot is the tool's own, but for the folder that RFC 8615 gives to everybody.
        f"location ~ ^{below}(.*/)?\\.(?!well-known/) {{ return 404; }}",
        *_location(
            f"~ ^{below}.*\\.(ics|csv)$", dict(KEEP)[""], base_path, "types { text/calendar ics; text/csv csv; }"
        ),
        *_location(f"^~ {base_path}assets/", dict(KEEP)["assets/"], base_path),
        *(
            line
            for folder in framed
            for line in _location(
                f"^~ {base_path}{folder[1:]}", dict(KEEP)[""], base_path, "index index.html;", FRAMED, "$uri/ "
            )
        ),
        *_location(base_path, dict(KEEP)[""], base_path, "index index.html;", folders="$uri/ "),
    ]
    return "\n".join(out) + "\n"


def _location(
    match: str,
    keep: str,
    base_path: str,
    more: str = "",
    headers: Mapping[str, str] = HEADERS,
    folders: str = "",
) -> list[str]:
    return [
        f"location {match} {{",
        f"    try_files $uri {folders}=404;",
        f"    error_page 404 {base_path}404.html;",
        *([f"    {more}"] if more else []),
        *(f'    add_header {name} "{value}" always;' for name, value in headers.items()),
        f'    add_header Cache-Control "{keep}" always;',
        "}",
    ]
