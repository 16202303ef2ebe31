"""Who may come in: one token for one browser, and every request checked for where it comes from."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from ipaddress import ip_address
from secrets import token_urlsafe

_SAFE_SITES = ("same-origin", "none")
"""What a browser says of a request (Sec-Fetch-Site) that no other site has caused."""


def loopback(host: str) -> bool:
    """True when nobody outside this computer can reach an address of this name."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class Door:
    """Tokens that open once, and the keys of the browsers that came in.

    A token stands in the address a person opens. It is exchanged for a key, kept in a cookie that scripts cannot
    read and other sites cannot send, so that the page may be loaded again.
    """

    def __init__(self, host: str, port: int) -> None:
        self.port = port
        self.cookie = f"workbench-{port}"
        """Cookies do not tell ports apart, so the name does."""
        name = f"[{host}]" if ":" in host else host
        names = {name, "127.0.0.1", "localhost", "[::1]"} if loopback(host) else {name}
        self.hosts = frozenset(f"{one}:{port}" for one in names)
        self._address = f"http://{name}:{port}"
        self._token = token_urlsafe(32)
        self._keys: list[str] = []

    @property
    def address(self) -> str:
        """The address that opens the door next; it works once."""
        return f"{self._address}/open/{self._token}"

    def open(self, token: str) -> str:
        """The key for a browser, when the token is the one that is out; empty otherwise. A new token is out then."""
        if not hmac.compare_digest(token.encode(), self._token.encode()):
            return ""
        self._token = token_urlsafe(32)
        self._keys.append(token_urlsafe(32))
        return self._keys[-1]

    def knows(self, key: str) -> bool:
        """True for the key of a browser that came in."""
        return any(hmac.compare_digest(key.encode(), known.encode()) for known in self._keys)

    def refusal(self, headers: Mapping[str, str], *, socket: bool = False) -> str:
        """Why a request is refused before anything else is looked at; empty when it may go on.

        The Host defends against names that another site points at this computer. A browser always sends the Origin
        with a WebSocket, so one without it comes from no page of ours.
        """
        if headers.get("Host", "").lower() not in self.hosts:
            return "this is not the address Workbench is served at"
        origin = headers.get("Origin")
        if (socket or origin is not None) and (origin or "").lower() not in {f"http://{host}" for host in self.hosts}:
            return "another site asked for this"
        if headers.get("Sec-Fetch-Site", "none") not in _SAFE_SITES:
            return "another site asked for this"
        return ""
