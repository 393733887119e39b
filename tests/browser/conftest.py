"""One browser and one small registry for the run; each test opens pages of its own."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from werkzeug.serving import make_server

from registry.app import create_app
from registry.database import engine_for
from registry.settings import Settings
from tests import chromium
from tests.doors import world

Open = Callable[..., Page]

_OF_THE_PAGE = "Failed to load resource: "
"""Chromium's own note on a page that answers 404 or 422, as it should, or on one that a test keeps from answering."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    path = chromium.executable()
    if path is None:
        (pytest.fail if chromium.REQUIRED else pytest.skip)("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(_sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the small registry answers, served as by any WSGI server."""
    url = f"sqlite:///{shutil.copyfile(_sqlite_template, tmp_path_factory.mktemp('browser') / 'registry.db')}"
    engine = engine_for(url)
    world.load(engine)
    engine.dispose()
    app = create_app(Settings(database_url=url, testing=True))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    serving.join()
    server.server_close()
    app.extensions["engine"].dispose()


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a page: `opened("/lookup?...", width=360, locale="fr-FR")`, with the context's settings by keyword.

    At the end of the test, what the browser had to complain of fails it: script errors, and violations of the policy;
    but for what begins with `despite`, where a test provokes it.
    """
    with ExitStack() as contexts:

        def open_(path: str = "/", *, width: int = 1280, despite: str | None = None, **settings: Any) -> Page:
            context = contexts.enter_context(watched(browser, despite, settings | {"base_url": address}))
            page = context.new_page()
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(path)
            return page

        yield open_


@contextmanager
def watched(browser: Browser, despite: str | None, settings: dict[str, Any]) -> Iterator[BrowserContext]:
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        expected = message.text.startswith(_OF_THE_PAGE) and "/static/" not in message.location["url"]
        expected |= despite is not None and message.text.startswith(despite)
        if message.type in {"error", "warning"} and not expected:
            complaints.append(message.text)

    context = browser.new_context(**{"locale": "en-GB"} | settings)
    context.on("console", note)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    yield context
    context.close()
    assert complaints == []
