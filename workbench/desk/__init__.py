"""The use cases: everything the command line, the screens and a script may ask of a project."""

from __future__ import annotations

from workbench.desk.desk import Added, Desk
from workbench.desk.evidence import given as evidence_given
from workbench.desk.place import project_path
from workbench.desk.ticks import Ticked

__all__ = ["Added", "Desk", "Ticked", "evidence_given", "project_path"]
