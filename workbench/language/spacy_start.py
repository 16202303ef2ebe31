"""spaCy without its command line, whose import takes long and which nothing here needs.

spaCy imports `spacy.cli` for one function, `spacy.info`. While spaCy starts, a module stands in that place which
fetches the function when somebody calls it; afterwards `spacy.cli` can be imported as ever.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

__all__ = ["spacy"]

_PLACE, _MODULE = "spacy.cli", "spacy.cli.info"


def _info(*arguments: Any, **options: Any) -> Any:
    """spaCy's `info`, imported when it is called."""
    return import_module(_MODULE).info(*arguments, **options)


def _start() -> ModuleType:
    """spaCy as it is when it is there already, else imported without its command line."""
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    later = {_PLACE: ModuleType(_PLACE), _MODULE: ModuleType(_MODULE)}
    later[_PLACE].__path__ = []
    vars(later[_MODULE])["info"] = _info
    sys.modules.update(later)
    try:
        found = import_module("spacy")
    finally:
        for name, module in later.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
    return found


spacy = _start()
