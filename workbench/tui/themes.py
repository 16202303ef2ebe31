"""How the screens are coloured: dark, light, and as much contrast as a terminal has."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="workbench-dark",
    primary="#0178d4",
    secondary="#004578",
    accent="#ffa62b",
    warning="#ffa62b",
    error="#e06a72",
    success="#4ebf71",
    foreground="#e0e0e0",
    background="#121212",
    surface="#1e1e1e",
    panel="#242f38",
    dark=True,
)
# Textual's own light theme is grey enough that coloured words fall below a contrast of 4.5 to 1.
LIGHT = Theme(
    name="workbench-light",
    primary="#004578",
    secondary="#0178d4",
    accent="#7a3e00",
    warning="#8a5a00",
    error="#a01020",
    success="#1b6b35",
    foreground="#101010",
    background="#f4f4f4",
    surface="#ffffff",
    panel="#ececec",
    dark=False,
)
CONTRAST = Theme(
    name="workbench-contrast",
    primary="#00ffff",
    secondary="#00ffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ff8080",
    success="#80ff80",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    variables={"primary-darken-2": "#000080", "primary-darken-1": "#ffffff"},
)

THEMES = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST}
"""By the name a person uses, in the order the theme key goes through them."""
