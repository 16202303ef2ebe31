"""Bytes to text, strictly where possible and with a note where not."""

from __future__ import annotations

import codecs
import re

from workbench.model import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<meta[^>]{1,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:-]{2,40})", re.IGNORECASE)
_BINARY = tuple(
    bytes.fromhex(start)
    for start in (
        "25504446",  # PDF
        "504b0304",  # ZIP and what is built on it: docx, odt, xlsx, epub
        "89504e47",  # PNG
        "ffd8ff",  # JPEG
        "47494638",  # GIF
        "1f8b08",  # gzip
        "7f454c46",  # ELF
        "d0cf11e0",  # old Office
        "53514c697465",  # SQLite
        "52617221",  # RAR
        "377abcaf",  # 7z
        "fd377a585a",  # xz
        "425a68",  # bzip2
        "4f676753",  # Ogg
        "494433",  # MP3
        "52494646",  # RIFF
    )
)
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\f\r\x1a\x1b"})
_SAMPLE = 50_000
"""Bytes shown to the detection, which reads some 100 KB a second on mixed data."""
_NOT_PROSE = {"unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined", "utf-7", "utf-16", "utf-32"}
"""Codecs no page is written in: escapes, host names, and what an ASCII declaration cannot mean."""


def decode(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    """The text of some bytes and what a reviewer should know about the decoding.

    Raises InputError for binary data. Order: byte order mark, strict UTF-8, the charset the page declares, detection,
    and last UTF-8 with every bad byte shown as U+FFFD.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replaced(data[len(mark) :], encoding)
    text = _attempt(data, "utf-8")
    if _is_binary(data, text):
        raise InputError(f"{path}: a binary file, not a text; convert it to .txt, .md or .html first")
    if text is not None:
        return text, ()
    declared = _DECLARED.search(data[:4096])
    name = _codec(declared[1].decode("ascii")) if declared else None
    if name and (text := _attempt(data, name)) is not None:
        return text, ()
    return _guess(data)


def _is_binary(data: bytes, text: str | None) -> bool:
    """Known first bytes that do not go on as text, or more zero or control bytes than text holds by accident."""
    if data.count(0) * 20 > len(data):
        return True
    if text is None and (len(data) - len(data.translate(None, _CONTROLS))) * 20 > len(data):
        return True
    return data.startswith(_BINARY) and (text is None or data.count(0) > 0)


def _codec(name: str) -> str | None:
    """The codec a page means by a name; browsers read Latin-1 and ASCII as Windows-1252."""
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    if codec in _NOT_PROSE:
        return None
    return "cp1252" if codec in ("iso8859-1", "ascii") else codec


def _attempt(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):  # LookupError: a codec that is not for text
        return None


def _replaced(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    if (text := _attempt(data, name)) is not None:
        return text, ()
    shown = data.decode(name, errors="replace")
    wrong = shown.count("\N{REPLACEMENT CHARACTER}")
    return shown, (f"{wrong} places are not {name.upper()} and show as \N{REPLACEMENT CHARACTER}",)


def _guess(data: bytes) -> tuple[str, tuple[str, ...]]:
    first = next(i for i, byte in enumerate(data) if byte > 0x7F)
    sample = data[max(0, first - 500) :][:_SAMPLE]
    if len(sample) == _SAMPLE:
        # Cut at a line end so that no character is torn.
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    if _damaged_utf8(sample):
        return _replaced(data, "utf-8")
    foreign = sum(1 for byte in sample if byte > 0x7F)
    # English with typographic quotes and a few accents; detection takes short ones for Central European.
    if foreign * 33 < len(sample) and (text := _attempt(data, "cp1252")) is not None:
        return text, ("read as Windows-1252, which was guessed",)
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is not None and (text := _attempt(data, best.encoding)) is not None:
        return text, (f"read as {best.encoding}, which was guessed",)
    return _replaced(data, "utf-8")


def _damaged_utf8(sample: bytes) -> bool:
    """True when multi-byte UTF-8 is right far more often than wrong."""
    text = sample.decode("utf-8", errors="replace")
    wrong = text.count("\N{REPLACEMENT CHARACTER}")
    return sum(1 for character in text if character > "\x7f") > 5 * wrong
