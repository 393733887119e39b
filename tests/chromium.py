"""The browser on this machine, and how to start it so that it talks to nobody but us."""

import os
import shutil
from functools import cache
from pathlib import Path

REQUIRED = bool(os.environ.get("REGISTRY_REQUIRE_BROWSER"))

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Chromium refuses to sandbox as root, which is what a container runs as.
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
]


@cache
def executable() -> Path | None:
    """Where the browser is, or nothing."""
    on_path = next(filter(None, map(shutil.which, _NAMES)), None)
    if on_path:
        return Path(on_path)
    return _MAC if _MAC.exists() else None
