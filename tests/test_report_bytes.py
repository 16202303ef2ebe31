"""The same project gives the same bytes in every format, whatever the process, the time zone or the language."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.projects import HOUSE

SCRIPT = """
import hashlib
from tests.dossiers import ferry
from tests.floods import flood
from tests.test_report_docx import CHECKED, DRAFT, FINDINGS
from workbench.report import claimreview, csv, docx, html, json, markdown
from workbench.report.scale import Publication

for dossier in (ferry(), flood()):
    reports = [html.render(dossier), json.render(dossier), markdown.render(dossier), markdown.mail(dossier)]
    reports += [csv.render(dossier, table) for table in csv.Table]
    reports += [claimreview.render(dossier, Publication())]
    reports += [docx.render(dossier), docx.render_draft(DRAFT, FINDINGS, CHECKED, dossier)]
    for report in reports:
        print(hashlib.sha256(report if isinstance(report, bytes) else report.encode()).hexdigest())
"""


def digests(**environment: str) -> list[str]:
    told = {**os.environ, **environment}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=HOUSE, env=told, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def test_no_report_depends_on_process_time_zone_or_language() -> None:
    one = digests(PYTHONHASHSEED="1", TZ="Asia/Seoul", LC_ALL="C")
    two = digests(PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="C.UTF-8", LANGUAGE="de")
    assert len(set(one)) == len(one) == 20
    assert one == two
