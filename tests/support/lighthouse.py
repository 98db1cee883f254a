"""Runs Lighthouse on one page, with the system's Chromium and no other host in reach."""

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.support import needs

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_CHROME_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking"


@dataclass(frozen=True)
class Result:
    """Scores from 0 to 100 by category, the audits that are not passed, layout shift, and the bytes of all answers."""

    scores: dict[str, int]
    failed: tuple[str, ...]
    shift: float
    kilobytes: float


def run(url: str, categories: Sequence[str] = CATEGORIES) -> Result:
    """One run with the mobile preset, which is Lighthouse's default: a slow 4G line and a phone four times slower."""
    node = needs.program("node")
    cli = needs.node_file("lighthouse/cli/index.js")
    chromium = needs.whole_browser()
    command = [
        *(node, str(cli), url, "--quiet", "--output=json", "--output-path=stdout", "--no-enable-error-reporting"),
        *(f"--only-categories={','.join(categories)}", f"--chrome-flags={_CHROME_FLAGS}"),
    ]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "CHROME_PATH": chromium}, check=False
    )
    if done.returncode:
        raise RuntimeError(f"lighthouse failed on {url}: {done.stderr.strip()[-500:]}")
    return _read(json.loads(done.stdout))


def _read(report: dict[str, Any]) -> Result:
    audits = report["audits"]
    failed = [
        f"{category}: {reference['id']}"
        for category, found in report["categories"].items()
        for reference in found["auditRefs"]
        if reference["weight"]
        and (audits[reference["id"]]["score"] or 0) < 0.9
        and audits[reference["id"]]["scoreDisplayMode"] in ("binary", "numeric", "metricSavings")
    ]
    scores = {name: round(100 * (found["score"] or 0)) for name, found in report["categories"].items()}
    shift = audits.get("cumulative-layout-shift", {}).get("numericValue") or 0.0
    weight = audits.get("total-byte-weight", {}).get("numericValue") or 0.0
    return Result(scores, tuple(failed), shift, weight / 1000)
