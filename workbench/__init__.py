"""Workbench: what the sources say, side by side, before the story goes out."""

__version__ = "0.1.0"
