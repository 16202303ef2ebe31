"""The rating scale and the publisher of public fact checks, as a project's `workbench.toml` states them.

[rating]
scale = ["False", "Mostly false", "Half true", "Mostly true", "True"]    worst first; or { False = 1, True = 5 }

[publisher]
name = "The Ridgeway Herald"
url = "https://example.org"
page = "https://example.org/checks/{question}"    where the check of a question is published
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator, model_validator

from workbench.model import InputError

_FIVE = ("False", "Mostly false", "Half true", "Mostly true", "True")
"""Five steps, worst first, as most fact-checking desks have them."""

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+")]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Scale(_Table):
    """Names of ratings with their place in the order; a higher number is nearer to the truth."""

    scale: Mapping[Name, int] = Field(default={name: at for at, name in enumerate(_FIVE, 1)}, min_length=2)

    @field_validator("scale", mode="before")
    @classmethod
    def _numbered(cls, scale: Any) -> Any:
        """A list counts from 1."""
        return {name: at for at, name in enumerate(scale, 1)} if isinstance(scale, list) else scale

    @model_validator(mode="after")
    def _ordinal(self) -> Self:
        if len(set(self.scale.values())) != len(self.scale):
            raise ValueError("two ratings share a number")
        return self

    @property
    def worst(self) -> int:
        return min(self.scale.values())

    @property
    def best(self) -> int:
        return max(self.scale.values())

    def named(self, rating: str) -> str:
        """A rating as the scale writes it, whatever the case; InputError when it has none of that name."""
        for name in self.scale:
            if name.casefold() == rating.strip().casefold():
                return name
        raise InputError(f"rating {rating}: not on the scale; expected one of: {', '.join(self.scale)}")


class Publisher(_Table):
    """Who publishes the checks, and where."""

    name: Name = "Workbench"
    url: Address | None = None
    logo: Address | None = None
    page: Address | None = None
    """Address of the page of one question; `{question}` stands for its id."""


class Publication(_Table):
    """What a ClaimReview needs beside the project itself."""

    scale: Scale = Field(default_factory=Scale, alias="rating")
    publisher: Publisher = Field(default_factory=Publisher)


def publication(path: Path) -> Publication:
    """The tables `rating` and `publisher` of a file; InputError names the file and the field."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return Publication.model_validate({key: tables[key] for key in ("rating", "publisher") if key in tables})
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{path}: {place}: {first['msg']}") from error
