"""The same entries as a site for Hugo: their own YAML as front matter, their description as the page, a page for each state.

The pages say what ours say of an entry, and the lists link to them; there is no search, no list by place or kind, no other
language. The key `type`, which Hugo takes for itself, is called `listing` there.
"""

import re
from pathlib import Path

CONFIG = """\
baseURL = "https://bench.example.org/"
title = "Recovery Directory"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]
"""

BASE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} – Recovery Directory</title><link rel="canonical" href="{{ .Permalink }}">
<meta name="description" content="{{ .Params.summary }}"><link rel="stylesheet" href="/site.css"></head>
<body><a href="#main">Skip to the page</a>
<aside aria-label="Help now"><a href="tel:988">Call 988</a> <a href="sms:988">Text 988</a> <a href="https://988lifeline.org/">Chat</a></aside>
<header><a href="/">Recovery Directory</a> <form action="/search/"><label for="q">Search</label><input id="q" name="q"><button>Go</button></form></header>
<main id="main">{{ block "main" . }}{{ end }}</main>
<footer><nav><a href="/about/">About</a> <a href="/privacy/">Privacy</a> <a href="/add/">Add a listing</a></nav></footer></body></html>
"""

ENTRY = """\
{{ define "main" }}{{ $p := .Params }}
<nav aria-label="Where you are"><a href="/">Home</a> <a href="{{ .Parent.RelPermalink }}">{{ .Parent.Title }}</a> {{ with $p.location }}{{ .city }}{{ end }}</nav>
<h1>{{ .Title }}</h1><p>{{ humanize $p.subtype }}{{ with $p.location }} in {{ .city }}, {{ .state }}{{ end }}</p><p>{{ $p.summary }}</p>
<p>{{ with $p.contact }}{{ range .phones }}<a href="tel:+1-{{ .number }}">Call {{ .number }}</a> {{ end }}{{ with .website }}<a href="{{ . }}">Website</a>{{ end }}{{ end }}</p>
<dl>{{ with $p.payment }}<dt>Cost</dt><dd>{{ humanize .cost }}</dd>{{ with .accepts }}<dt>They accept</dt><dd>{{ range . }}{{ humanize . }} · {{ end }}</dd>{{ end }}{{ end }}
{{ range $key := slice "formats" "exclusive_to" "populations" "languages" "services" "focus" "pathways" "accessibility" "settings" }}{{ with index $p $key }}<dt>{{ humanize $key }}</dt><dd>{{ range . }}{{ humanize . }} · {{ end }}</dd>{{ end }}{{ end }}
{{ with $p.medication }}<dt>Medication</dt><dd>{{ . }}</dd>{{ end }}{{ with $p.operator }}<dt>Kind of organization</dt><dd>{{ humanize . }}</dd>{{ end }}</dl>
{{ with $p.schedule }}<h2>When</h2><dl>{{ range . }}<dt>{{ humanize .kind }}</dt><dd>{{ range .days }}{{ humanize . }}, {{ end }}{{ .start }}{{ with .end }} to {{ . }}{{ end }} ({{ .timezone }})</dd>{{ end }}</dl>{{ end }}
{{ with $p.location }}<h2>Where</h2><address>{{ with .street }}{{ . }}<br>{{ end }}{{ .city }}, {{ .state }} {{ .zip }}<br>{{ .county }}</address>{{ with .lat }}<a href="https://www.openstreetmap.org/?mlat={{ . }}">Directions</a>{{ end }}{{ end }}
{{ .Content }}
{{ with $p.licenses }}<h2>Licenses</h2><ul>{{ range . }}<li>{{ .body }} {{ .number }}</li>{{ end }}</ul>{{ end }}
{{ with $p.provenance }}<h2>How we know</h2><ul>{{ range .sources }}<li>{{ humanize .kind }} {{ .url }} {{ .retrieved }}</li>{{ end }}{{ with .feed }}<li>{{ .name }}, {{ .as_of }}</li>{{ end }}{{ with .verified }}<li>{{ .date }} {{ .method }}</li>{{ end }}</ul>{{ end }}
{{ end }}
"""

STATE = """\
{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ len .RegularPages }} listings</p><ul>{{ range .RegularPages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <span>{{ humanize .Params.subtype }}{{ with .Params.location }}, {{ .city }}{{ end }}</span>{{ with .Params.contact }}{{ with .phones }} <a href="tel:+1-{{ (index . 0).number }}">{{ (index . 0).number }}</a>{{ end }}{{ end }}</li>{{ end }}</ul>{{ end }}
"""

HOME = '{{ define "main" }}<h1>States</h1><ul>{{ range .Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}\n'

_DESCRIPTION = re.compile(r"^description:(?: \|\n((?:(?:  .*)?\n)+)| (.*)\n)", re.MULTILINE)


def write_site(content: Path, into: Path) -> Path:
    """A Hugo site of every entry of a content folder."""
    layouts = into / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (into / "hugo.toml").write_text(CONFIG, encoding="utf-8")
    for name, text in (("baseof", BASE), ("single", ENTRY), ("list", STATE)):
        (layouts / f"{name}.html").write_text(text, encoding="utf-8")
    (into / "layouts" / "index.html").write_text(HOME, encoding="utf-8")
    for folder in sorted(path for path in (content / "entries").iterdir() if path.is_dir()):
        pages = into / "content" / folder.name
        pages.mkdir(parents=True)
        (pages / "_index.md").write_text(f"---\ntitle: {folder.name.upper()}\n---\n", encoding="utf-8")
        for path in folder.rglob("*.yaml"):
            (pages / f"{path.stem}.md").write_text(page(path.read_text(encoding="utf-8")), encoding="utf-8")
    return into


def page(text: str) -> str:
    """An entry's file as a page of Hugo's."""
    found = _DESCRIPTION.search(text)
    body = ""
    if found:
        body = re.sub("^  ", "", found[1], flags=re.MULTILINE) if found[1] else found[2].strip('"')
        text = text[: found.start()] + text[found.end() :]
    front = re.sub("^type:", "listing:", text, count=1, flags=re.MULTILINE)
    return f"---\n{re.sub('^name:', 'title:', front, count=1, flags=re.MULTILINE)}---\n{body}"
