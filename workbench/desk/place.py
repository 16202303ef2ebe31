"""Which project file is meant when nobody says."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "WORKBENCH_PROJECT"
DEFAULT = "workbench.db"


def project_path(option: str | Path | None = None) -> Path:
    """The file named by `--project`, else by the environment, else `workbench.db` in the working folder."""
    return Path(option or os.environ.get(VARIABLE) or DEFAULT)
