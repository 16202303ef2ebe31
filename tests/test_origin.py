"""Origins: copies and light rewrites of one wire story count once, independent stories never do."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.model import Document
from workbench.origin import origins
from workbench.read import read_bytes

WIRE = """Pilots end strike after 19 days

By Ada Renn, Harbour Newswire
{posted}

HOLM (HNW) - Harbour pilots went back to work on Friday after a strike of 19 days that left eleven ships off Holm.

The union said that 96 percent of its members had voted for the offer, which raises pay by 4 percent and then by 3.

"We asked for a chart and got a map, but it is a map that shows the rocks," said Oda Finch, who speaks for the pilots.

The harbour board put the cost of the strike at two million crowns, most of it owed to lines that had booked berths.

A mediator from the mainland, who had been on the island since the first week, left on the evening ferry without a word.

The oldest of the ships, a timber carrier, had been waiting since the second of the month with fourteen on board.
"""

COPY = """HOLM MORNING POST
Home | News | Tides

Ships move again as pilots end strike

{posted}
From wire reports

Harbour pilots went back to work Friday after a strike of 19 days that left eleven ships off Holm.

The union said that 96 percent of its members had voted for the offer, which raises pay by 4 percent and then by 3.

"We asked for a chart and got a map, but it is a map that shows the rocks," said Oda Finch, who speaks for the pilots.

The harbour board put the cost of the strike at two million crowns, most of it owed to lines with berths booked.

The Post's own fishing column returns on Tuesday, when the harbour will be full of things to complain about once more.
"""

OWN = """What nineteen days without pilots did to Holm

By Magnus Teal
{posted}

Walk along the quay and you can count what it cost: eleven ships lay there for weeks, and their cooks ran out of onions.

“We asked for a chart and got a map, but it is a map that shows the rocks,” Oda Finch told the crowd, and it laughed.

Pay goes up by 4 percent and then by 3. Nobody here thinks that is why the pilots stayed at home, or came back.

It was about the launch, which is older than most of them and has twice been towed in by the boats it guides.

The board says it lost two million crowns. The baker says he lost eleven crews, and would rather have the crews.
"""


def document(text: str, path: str, posted: str = "") -> Document:
    return read_bytes(text.format(posted=posted).encode(), path)


def named(documents: list[Document]) -> dict[str, str]:
    paths = {d.source.id: d.source.path for d in documents}
    return {paths[copy]: paths[original] for copy, original in origins(documents).items()}


@pytest.mark.parametrize(
    ("wire", "copy"),
    [
        ("Posted Oct. 8, 2021 07:40", "Posted Oct. 9, 2021 06:00"),
        ("Posted Oct. 8, 2021 07:40", "Posted Oct. 8, 2021 06:00"),
        ("Posted Oct. 8, 2021 07:40", ""),
        ("", "Posted Oct. 8, 2021 07:40"),
        ("", ""),
    ],
    ids=["earlier day", "same day, the agency", "copy undated", "agency undated", "both undated"],
)
def test_a_rewrite_is_a_copy_of_the_wire(wire: str, copy: str) -> None:
    documents = [document(COPY, "a-copy.txt", copy), document(WIRE, "wire.txt", wire), document(OWN, "own.txt")]
    assert named(documents) == {"a-copy.txt": "wire.txt"}


def test_the_earliest_is_the_original() -> None:
    documents = [document(WIRE, "wire.txt", "Posted Oct. 9, 2021"), document(COPY, "copy.txt", "Posted Oct. 8, 2021")]
    assert named(documents) == {"wire.txt": "copy.txt"}


def test_shared_quotations_do_not_make_copies() -> None:
    quotation = (
        'The keeper said: "'
        + "we lit the lamps one by one and carried them up the stairs, " * 12
        + 'and that was all."\n\n'
    )
    first = (
        quotation
        + "Nobody on the quay had seen such a thing since the fire at the dance hall, and few were sober then. " * 3
    )
    second = (
        quotation
        + "At the board's office the telephone rang until somebody took it off the hook and put it in a drawer. " * 3
    )
    assert named([read_bytes(first.encode(), "a.txt"), read_bytes(second.encode(), "b.txt")]) == {}


def test_short_texts_are_never_copies() -> None:
    text = "The ferry is late again today, and nobody at the office will say why."
    assert named([read_bytes(text.encode(), "a.txt"), read_bytes((text + " Ask again.").encode(), "b.txt")]) == {}


def test_teasers_and_menus_do_not_count() -> None:
    box = "\n\nMost read\n" + "\n".join(
        f"{n}. Something of the same length happened on the quay in week {n}" for n in range(40)
    )
    first, second = OWN.format(posted=""), WIRE.format(posted="")
    assert named([read_bytes((first + box).encode(), "a.txt"), read_bytes((second + box).encode(), "b.txt")]) == {}


def test_the_same_bytes_twice_are_one_document() -> None:
    assert origins([document(WIRE, "a.txt"), document(WIRE, "b.txt")]) == {}


STORIES = [
    document(text, f"{name}{day}.txt", f"Posted Oct. {day}, 2021")
    for name, text in (("w", WIRE), ("c", COPY), ("o", OWN))
    for day in (8, 9, 10, 11)
]


@settings(deadline=None)
@given(st.permutations(STORIES))
def test_the_order_of_the_documents_does_not_matter(shuffled: list[Document]) -> None:
    found = origins(STORIES)
    assert origins(shuffled) == found
    assert not set(found) & set(found.values())
    assert set(named(STORIES).values()) == {"w8.txt", "o8.txt"}
    assert len(found) == 10
