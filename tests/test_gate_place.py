"""Places of findings are those of the file, in every format of a draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.desk import Desk
from workbench.gate.file import in_the_file
from workbench.model import Finding

ARTICLE = """The ferry Alma sank off Torsvik on Tuesday night in a storm that nobody on the coast had seen coming.
The harbour master said that the lights of the ferry were last seen from the pier shortly before the storm broke.

Divers went down as soon as the wind allowed it, and the coast guard kept two boats on the place all night long.
The ferry Alma carried 45 cars and more than a hundred people when it left the inner harbour in the evening.
"""
PAGE = f"""<!DOCTYPE html>
<html><head><title>Ferry lost</title><style>p {{ color: red }}</style>
<script>var cars = "45 cars";</script></head>
<body><nav><a href="/">Home</a> <a href="/cars">45 cars</a></nav>
<article><h1>Ferry lost</h1>
<p>Caf&eacute; owners on the pier &mdash; there are <b>seven</b> of them &#8212; saw it.</p>
{"".join(f"<p>{paragraph}</p>" for paragraph in ARTICLE.strip().split(chr(10) * 2))}
</article></body></html>
"""
MARKDOWN = "# Ferry *lost*\n\n" + ARTICLE.replace("The ferry Alma carried", "The **ferry** *Alma* carried")


@pytest.mark.parametrize(
    ("name", "text"),
    [("draft.txt", ARTICLE), ("draft.md", MARKDOWN), ("draft.html", PAGE), ("crlf.html", PAGE.replace("\n", "\r\n"))],
)
def test_line_and_column_point_at_the_words_in_the_file(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_bytes(text.encode())
    (tmp_path / "source.txt").write_text("The ferry Alma carried 40 cars across the bay.", encoding="utf-8")
    lines = text.replace("\r\n", "\n").split("\n")
    with Desk.open(tmp_path / "workbench.db") as desk:
        desk.add([str(tmp_path / "source.txt")])
        document, found = desk.check(str(path))
    placed = in_the_file(document, found)
    cars: list[Finding] = [f for f in placed if f.span.of(document.text) == "45 cars"]
    assert cars
    for finding in cars:
        assert lines[finding.line - 1][finding.column - 1 :].startswith("45 cars")
        assert "carried" in lines[finding.line - 1]


def test_a_page_that_is_gone_keeps_the_places_of_its_text(tmp_path: Path) -> None:
    path = tmp_path / "draft.html"
    path.write_text(PAGE, encoding="utf-8")
    with Desk.open(tmp_path / "workbench.db") as desk:
        document, found = desk.check(str(path))
    path.unlink()
    assert in_the_file(document, found) == found
