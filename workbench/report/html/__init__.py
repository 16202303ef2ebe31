"""The report as one page that needs nothing else: no network, no other file, and a policy that forbids both."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from workbench.model import Dossier

if TYPE_CHECKING:
    from jinja2 import Template


def render(dossier: Dossier) -> str:
    """The whole page; the same dossier gives the same bytes."""
    from workbench.report.html.view import view

    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return _template().render(view=view(dossier), style=style, script=script, policy=policy)


def _asset(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """What a content security policy calls exactly this text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _template() -> Template:
    """The page's template: everything it prints is escaped, and made visible first."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, finalize=_shown,
        keep_trailing_newline=True,
    )  # fmt: skip
    return environment.from_string(_asset("page.html"))


def _shown(value: object) -> object:
    from markupsafe import Markup

    from workbench.report.visible import visible

    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
