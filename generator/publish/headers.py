"""The HTTP headers a host should send with every file, from the same constants as the pages' meta elements."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.site.security import REFERRER, policy_for_header, policy_for_meta

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": policy_for_header(),
        "Referrer-Policy": REFERRER,
        "X-Content-Type-Options": "nosniff",
        # "Near me" asks for the place after a tap; nothing else is ever asked for.
        "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
)

# Where a host adds up the headers of all rules that fit a path (Cloudflare, Netlify), a page that may be framed cannot take
# back a policy that forbids it. So there the rule for all pages forbids it by the older header, which browsers heed only
# where no policy speaks of frames (HTML, "The X-Frame-Options header"), and the rule of those pages has such a policy.
# Whether the host joins both policies, sends both, or the later one alone: those pages can be framed and no others.
ADDED_UP: Mapping[str, str] = MappingProxyType(
    {**HEADERS, "Content-Security-Policy": policy_for_meta(), "X-Frame-Options": "DENY"}
)

# What others may frame.
FRAMED: Mapping[str, str] = MappingProxyType({**HEADERS, "Content-Security-Policy": policy_for_header(framed=True)})
