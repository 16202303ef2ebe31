"""The screen in a browser: the real server, a real browser, and everyone who must not come in."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest
from playwright.sync_api import Browser, Page, WebSocket

from tests import browser
from tests.projects import HOUSE
from tests.screens import DATE, ferry
from workbench.model import InputError
from workbench.serve.door import Door, loopback
from workbench.serve.server import listening

PATIENCE = 120.0
"""Seconds until something must have happened, on the slowest machine that runs the tests."""
FOREIGN = "http://evil.example"


class Served:
    """A server of its own in another process."""

    def __init__(self, project: Path) -> None:
        lines = "from workbench.cli import main; raise SystemExit(main())"
        command = [sys.executable, "-c", lines, "--project", str(project), "serve", "--reviewer", "Anna"]
        self.process = subprocess.Popen(
            command, cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ}
        )

    def address(self) -> str:
        """The next line it prints."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline().strip()
        assert line, self.process.stderr.read() if self.process.stderr else ""
        return line

    def stop(self) -> int:
        self.process.terminate()
        self.process.communicate(timeout=PATIENCE)
        return self.process.returncode


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.db"
    ferry(path)
    return path


@pytest.fixture
def served(project: Path) -> Iterator[Served]:
    one = Served(project)
    yield one
    one.stop()


def base(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


async def status(session: aiohttp.ClientSession, address: str, **headers: str) -> int:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with session.get(address, headers=named, allow_redirects=False) as response:
        return response.status


async def test_nobody_comes_in_without_the_address(served: Served) -> None:
    address = served.address()
    assert urlsplit(address).hostname == "127.0.0.1"
    home = base(address)
    async with aiohttp.ClientSession() as stranger:
        for path in ("/", "/page.css", "/static/js/textual.js", "/ws", "/open/", "/open/guess"):
            assert await status(stranger, f"{home}{path}", Origin=home) in (403, 404), path
        assert await status(stranger, f"{home}/open/guess") == 403
        assert await status(stranger, address, Origin=FOREIGN) == 403
        assert await status(stranger, address, Host="evil.example") == 403
        assert await status(stranger, address, Sec_Fetch_Site="cross-site") == 403


async def test_an_address_works_once_and_the_next_one_is_printed(served: Served) -> None:
    address = served.address()
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as friend:
        assert await status(friend, address) == 303
        assert await status(friend, f"{base(address)}/") == 200
        assert await status(friend, address) == 403, "used"
    second = served.address()
    assert second != address
    async with aiohttp.ClientSession() as late:
        assert await status(late, address) == 403, "used by another browser"
        assert await status(late, f"{base(address)}/") == 403, "and it has no key"
        assert await status(late, second) == 303


async def test_a_page_of_another_site_gets_nothing_even_with_the_key(served: Served) -> None:
    address = served.address()
    home = base(address)
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as friend:
        assert await status(friend, address) == 303
        assert await status(friend, f"{home}/", Origin=FOREIGN) == 403
        assert await status(friend, f"{home}/", Host="localhost.evil.example") == 403
        socket = f"{home.replace('http', 'ws')}/ws"
        for headers in ({"Origin": FOREIGN}, {}, {"Origin": "null"}, {"Origin": home, "Host": "evil.example"}):
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await friend.ws_connect(socket, headers=headers)
            assert refused.value.status == 403, headers
        async with friend.ws_connect(f"{socket}?width=80&height=24", headers={"Origin": home}) as opened:
            message = await asyncio.wait_for(opened.receive(), PATIENCE)
            assert message.type is aiohttp.WSMsgType.BINARY


async def test_the_page_names_no_other_host(served: Served) -> None:
    address = served.address()
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as friend:
        await status(friend, address)
        async with friend.get(f"{base(address)}/") as response:
            page, allowed = await response.text(), response.headers["Content-Security-Policy"]
        async with friend.get(f"{base(address)}/page.css") as response:
            style = await response.text()
        assert await status(friend, f"{base(address)}/static/images/background.png") == 404, "not needed, not given out"
        assert await status(friend, f"{base(address)}/static/../../../../etc/passwd") in (403, 404)
    assert "http" not in page + style
    assert "default-src 'none'" in allowed
    assert f"connect-src ws://{urlsplit(address).netloc}/ws;" in allowed


def test_the_door() -> None:
    door = Door("127.0.0.1", 8000)
    token = door.address.rsplit("/", 1)[-1]
    assert len(token) >= 43, "256 bits"
    assert not door.open("")
    assert not door.open(token[:-1])
    key = door.open(token)
    assert door.knows(key)
    assert not door.knows("")
    assert not door.open(token), "once"
    good = {"Host": "127.0.0.1:8000", "Origin": "http://127.0.0.1:8000"}
    assert not door.refusal(good, socket=True)
    assert not door.refusal({"Host": "localhost:8000"})
    assert door.refusal({"Host": "localhost:8000"}, socket=True), "a socket needs an Origin"
    assert door.refusal({"Host": "localhost"}), "another port"
    assert door.refusal({**good, "Origin": "http://127.0.0.1:9000"}), "another program of this computer"
    assert not Door("::1", 80).refusal({"Host": "[::1]:80"})
    assert Door("192.168.1.5", 80).refusal({"Host": "127.0.0.1:80"})


@pytest.mark.parametrize(
    ("host", "own"), [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("desk.lan", False)]
)
def test_which_addresses_stay_on_this_computer(host: str, own: bool) -> None:
    assert loopback(host) is own


def test_a_port_that_is_taken_is_one_line(served: Served, project: Path) -> None:
    port = str(urlsplit(served.address()).port)
    lines = "from workbench.cli import main; raise SystemExit(main())"
    command = [sys.executable, "-c", lines, "--project", str(project), "serve", "--port", port]
    told = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert told.returncode == 2
    assert len(told.stderr.splitlines()) == 1
    assert "try another --port" in told.stderr


async def test_looking_at_an_address_does_not_use_it_up(served: Served) -> None:
    address = served.address()
    async with aiohttp.ClientSession() as session:
        async with session.head(address, allow_redirects=False) as response:
            assert response.status == 405
        assert await status(session, address) == 303


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_all_addresses_at_once_are_refused(host: str) -> None:
    with pytest.raises(InputError, match="name the one address"):
        listening(host, 0)


def test_it_stops_when_told(project: Path) -> None:
    one = Served(project)
    one.address()
    assert one.stop() == 0


@pytest.fixture
def chrome() -> Iterator[Browser]:
    yield from browser.opened()


def test_a_real_browser_decides_a_question(served: Served, project: Path, chrome: Browser) -> None:
    address = served.address()
    hosts: set[str] = set()
    drawn: list[bytes] = []
    page = chrome.new_page(viewport={"width": 1200, "height": 800})
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("websocket", lambda socket: _listen(socket, hosts, drawn))
    page.goto(address)
    _wait(page, lambda: DATE.encode() in b"".join(drawn), "the question is on the screen")
    page.click("#terminal")
    page.keyboard.press("a")
    _wait(page, lambda: _verdicts(project) == 1, "the verdict is in the database")
    page.reload()
    assert page.url == f"{base(address)}/"
    stranger = chrome.new_context().new_page()
    refused = stranger.goto(address)
    assert refused is not None
    assert refused.status == 403
    assert hosts == {urlsplit(address).netloc}, "no other host was asked for anything"


def _listen(socket: WebSocket, hosts: set[str], drawn: list[bytes]) -> None:
    hosts.add(urlsplit(socket.url).netloc)
    socket.on("framereceived", lambda data: drawn.append(data if isinstance(data, bytes) else data.encode()))


def _wait(page: Page, seen: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not seen():
        page.wait_for_timeout(50)
        assert time.monotonic() < end, f"not within {PATIENCE:.0f} s: {what}"


def _verdicts(project: Path) -> int:
    with sqlite3.connect(project) as connection:
        return int(connection.execute("SELECT count(*) FROM events WHERE type = 'verdict'").fetchone()[0])
