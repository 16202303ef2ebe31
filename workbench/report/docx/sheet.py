"""One Word document in the making: every word that goes in is made visible first, and the bytes are reproducible.

Paragraphs, rows and runs are put in place as elements: python-docx looks through the whole document for each of them.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

import docx
from docx.comments import Comment
from docx.document import Document as Word
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.table import CT_Row
from docx.oxml.text.paragraph import CT_P
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from workbench.report.visible import one_line, visible

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip file can carry."""
_WRITTEN = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands where Word wants a time and nothing was recorded."""
_AUTHOR, _INITIALS = "Workbench", "WB"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MARKS = {"b": ("w:b", ""), "i": ("w:i", ""), "h": ("w:highlight", "yellow")}
"""Property of a run and its value, for each mark."""


class Sheet:
    """A document; `moment` is the time its comments and properties carry, ISO 8601, empty for none."""

    def __init__(self, title: str, moment: str = "") -> None:
        self.word: Word = docx.Document()
        self._moment = moment
        self._styles: dict[str, str] = {}
        self._last = self.word._body._element.get_or_add_sectPr()
        margins = self.word.sections[0]
        margins.left_margin = margins.right_margin = Cm(2.2)
        margins.top_margin = margins.bottom_margin = Cm(2)
        self.word.styles["Normal"].font.size = Pt(10.5)
        about = self.word.core_properties
        about.title, about.author, about.last_modified_by = one_line(title), _AUTHOR, _AUTHOR
        about.comments = ""
        about.created = about.modified = _time(moment) or _WRITTEN

    def heading(self, text: str, level: int = 1) -> None:
        self.paragraph((one_line(text), ""), style=f"Heading {level}" if level else "Title")

    def paragraph(self, *parts: tuple[str, str], style: str | None = None) -> Paragraph:
        """Runs of text, each with a mark: `b` bold, `i` italic, `h` highlighted, or nothing."""
        element = _element("w:p")
        self._last.addprevious(element)
        paragraph = Paragraph(element, self.word._body)
        if style:
            element.style = self._style_id(style)  # its id, for a look-up each time is slow
        for text, mark in parts:
            add(paragraph, text, mark)
        return paragraph

    def _style_id(self, name: str) -> str:
        if name not in self._styles:
            self._styles[name] = self.word.styles[name].style_id
        return self._styles[name]

    def new_page(self) -> None:
        """What follows begins a page."""
        self.paragraph().add_run().add_break(WD_BREAK.PAGE)

    def comment(self, runs: Sequence[Run], lines: Iterable[str]) -> Comment:
        """A comment over some runs, a paragraph a line, the first one bold; it carries the sheet's time, or none."""
        comment = self.word.add_comment(runs, author=_AUTHOR, initials=_INITIALS)
        element = comment._comment_elm  # python-docx gives no other way to its time
        if moment := _time(self._moment):
            element.set(qn("w:date"), moment.isoformat(timespec="seconds").replace("+00:00", "Z"))
        else:
            element.attrib.pop(qn("w:date"), None)
        for at, line in enumerate(lines):
            paragraph = comment.paragraphs[0] if not at else comment.add_paragraph()
            add(paragraph, one_line(line), "" if at else "b")
        return comment

    def table(self, names: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]) -> None:
        """A table with a header that repeats on every page; widths in centimetres."""
        table = self.word.add_table(rows=1, cols=len(names), style="Table Grid")
        table.autofit = False
        header = table.rows[0]
        for cell, width in zip(header.cells, widths, strict=True):
            cell.width = Cm(width)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        blank = deepcopy(header._tr)
        _mark(header._tr, "w:tblHeader")
        _mark(blank, "w:cantSplit")
        _fill(header._tr, names, "b")
        for row in rows:
            added = deepcopy(blank)
            _fill(added, row)
            table._tbl.append(added)

    def content(self) -> bytes:
        """The file: entries in a fixed order, each with the same time, and no picture of somebody's first page."""
        saved, out = io.BytesIO(), io.BytesIO()
        for key, part in list(self.word.part.package.rels.items()):
            if part.reltype.endswith("/thumbnail"):
                del self.word.part.package.rels[key]
        self.word.save(saved)
        with zipfile.ZipFile(saved) as drawn, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            for name in sorted(drawn.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
                packed.writestr(entry, drawn.read(name))
        return out.getvalue()


def _element(name: str) -> Any:
    """An empty element; python-docx types all of them alike."""
    return OxmlElement(name)


def _mark(row: CT_Row, name: str) -> None:
    """Switch a property of a row on, for which python-docx has no name."""
    row.get_or_add_trPr().append(_element(name))


def _fill(row: CT_Row, texts: Sequence[str], mark: str = "") -> None:
    """Write texts into the empty cells of a row, a paragraph for each of their lines."""
    for cell, text in zip(row.tc_lst, texts, strict=True):
        paragraph = cell.p_lst[0]
        for at, line in enumerate(text.split("\n")):
            if at:
                following = _element("w:p")
                paragraph.addnext(following)
                paragraph = following
            _run(paragraph, one_line(line), mark)


def add(paragraph: Paragraph, text: str, mark: str = "") -> Run:
    """One more run; its text is visible, and line ends in it are line ends in Word."""
    return Run(_run(paragraph._p, text, mark), paragraph)


def _run(paragraph: CT_P, text: str, mark: str) -> Any:
    run = _element("w:r")
    if mark:
        name, value = _MARKS[mark]
        look = _element(name)
        if value:
            look.set(qn("w:val"), value)
        properties = _element("w:rPr")
        properties.append(look)
        run.append(properties)
    words = visible(text)
    if words.isprintable():
        written = _element("w:t")
        written.text = words
        if words != words.strip():
            written.set(_SPACE, "preserve")
        run.append(written)
    else:
        run.text = words  # tabs and line ends become elements
    paragraph.append(run)
    return run


def _time(moment: str) -> datetime | None:
    """A moment in UTC, which is also what one without an offset means; None for anything else."""
    try:
        found = datetime.fromisoformat(moment)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
