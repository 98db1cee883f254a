"""What pages that `serve` shows are told while somebody works on the content: that the site was built again, or why it was not."""

from __future__ import annotations

import json
import threading
from pathlib import Path

from generator.resources import templates_dir

FOLDER = ".serve/"
"""Below the base path; no page of a site begins with a dot."""

SCRIPT, ASK = f"{FOLDER}reload.js", f"{FOLDER}told"
_PATIENCE = 25.0


class Live:
    """The edition of the site and what there is to say of it; several threads may ask."""

    def __init__(self) -> None:
        self._edition = 0
        self._number = 0
        self._told = ""
        self._changed = threading.Condition()

    def tell(self, told: str, *, built: bool) -> None:
        """The site was built again, or was not; `told` is what is wrong, "" where nothing is."""
        with self._changed:
            self._edition += built
            self._number += 1
            self._told = told
            self._changed.notify_all()

    def answer(self, since: int, patience: float = _PATIENCE) -> bytes:
        """What there is to say after answer `since`, as JSON; waits for it, but not for ever."""
        with self._changed:
            self._changed.wait_for(lambda: self._number != since, patience)
            return json.dumps({"edition": self._edition, "told": self._told, "number": self._number}).encode()

    def on_page(self, page: bytes, base_path: str) -> bytes:
        """A page with the script that asks."""
        with self._changed:
            edition = self._edition
        script = f'<script src="{base_path}{SCRIPT}" data-ask="{base_path}{ASK}" data-edition="{edition}"></script>\n'
        head, body, rest = page.rpartition(b"</body>")
        return head + script.encode() + body + rest if body else page + script.encode()


def script() -> bytes:
    """The script itself: it lies beside the theme's, and no built site has it."""
    return Path(templates_dir() / "assets" / "js" / "serve" / "reload.js").read_bytes()
