"""textual-serve, wrapped: its way of driving the program, behind our own door and our own page."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web
from textual_serve.server import Server

from workbench.model import InputError
from workbench.serve.door import Door
from workbench.serve.page import PAGE, STATIC, STYLE, policy
from workbench.serve.session import command

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_PATIENCE = 2.0
"""Seconds an open session gets to end; a choice."""
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class LocalServer(Server):
    """Starts a session for every tab of a browser that was let in."""

    def __init__(self, command: str, door: Door, announce: Callable[[str], None]) -> None:
        super().__init__(command, port=door.port, title="Workbench")
        self.door = door
        self._announce = announce

    def application(self) -> web.Application:
        """The routes, all behind the door."""

        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self._guard(request, handler)

        app = web.Application(middlewares=[guard])
        # Whoever only looks whether the address is there must not use it up.
        app.router.add_get("/open/{token}", self._open, allow_head=False)
        app.router.add_get("/", self._page)
        app.router.add_get("/page.css", self._style)
        app.router.add_get("/static/{path:.+}", self._static)
        app.router.add_get("/ws", self.handle_websocket)
        return app

    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Nothing is answered before it is known who asks."""
        why = self.door.refusal(request.headers, socket=request.path == "/ws")
        if not why and not request.path.startswith("/open/"):
            known = self.door.knows(request.cookies.get(self.door.cookie, ""))
            why = "" if known else "open the address that Workbench printed; each works once"
        if why:
            return web.Response(status=403, text=f"Refused: {why}.\n", headers=_HEADERS)
        response = await handler(request)
        if not response.prepared:
            response.headers.update(_HEADERS)
        return response

    async def _open(self, request: web.Request) -> web.StreamResponse:
        key = self.door.open(request.match_info["token"])
        if not key:
            raise web.HTTPForbidden(text="Refused: this address was used already, or is none.\n", headers=_HEADERS)
        self._announce(self.door.address)
        response = web.Response(status=303, headers={"Location": "/"})
        response.set_cookie(self.door.cookie, key, httponly=True, samesite="Strict", path="/")
        return response

    async def _page(self, request: web.Request) -> web.StreamResponse:
        address = f"ws://{request.host}/ws"
        headers = {"Content-Security-Policy": policy(address)}
        return web.Response(text=PAGE.format(socket=address), content_type="text/html", headers=headers)

    async def _style(self, _: web.Request) -> web.StreamResponse:
        return web.Response(text=STYLE, content_type="text/css")

    async def _static(self, request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"]
        if path not in STATIC:
            raise web.HTTPNotFound(text="Not here.\n")
        return web.FileResponse(Path(self.statics_path) / path)


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes a free one. InputError when the address is taken, none of ours, or all."""
    if host in ("0.0.0.0", "::", ""):
        raise InputError(f"--host {host}: name the one address that browsers will use, such as 192.168.1.5")
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        made = socket.socket(family, socket.SOCK_STREAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen()
    except (OSError, OverflowError) as error:
        raise InputError(f"{host}:{port}: cannot listen there ({error}); try another --port") from None
    return made


def serve(project: Path, reviewer: str, host: str, port: int, announce: Callable[[str], None]) -> None:
    """Serve a project until interrupted; `announce` gets each address that opens it, the next when one was used."""
    listener = listening(host, port)
    door = Door(host, listener.getsockname()[1])
    server = LocalServer(command(str(project.resolve()), reviewer), door, announce)
    asyncio.run(_run(server, listener, lambda: announce(door.address)))


async def _run(server: LocalServer, listener: socket.socket, ready: Callable[[], None]) -> None:
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    # Open sessions are told to leave, and get a moment to do so; what they decided is saved already.
    runner = web.AppRunner(server.application(), access_log=None, shutdown_timeout=_PATIENCE)
    await runner.setup()
    try:
        await web.SockSite(runner, listener).start()
        ready()
        await stopped.wait()
    finally:
        await runner.cleanup()
