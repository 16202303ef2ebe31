"""What each block of a page is for."""

from __future__ import annotations

from workbench.model import Region, Zone
from workbench.read.page import Page


def zones(page: Page) -> tuple[Region, ...]:
    """A region a block, in order."""
    regions = [Region(block.span, block.zone or (Zone.HEADLINE if block.heading else Zone.BODY)) for block in page.blocks]
    if regions and regions[0].zone is Zone.BODY and page.text[regions[0].span.start : regions[0].span.end][-1] not in ".!?\"”":
        regions[0] = Region(regions[0].span, Zone.HEADLINE)
    return tuple(regions)
