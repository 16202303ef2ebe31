"""News that nobody wrote: articles made of our own sentences, the same every time, for measuring speed and memory.

Their claims and words are as dense as those of real news: docs/speed.md has the counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

_WORDS = {
    "person": "Ida Holm|Marek Dahl|Rosa Penhallow|Tomas Grieg|Edda Lunde|Samuel Okoro|Nina Valdez|Peter Ashdown"
    "|Leila Haddad|Jonas Brandt|Grace Mbeki|Oskar Nyberg|Helen Tranter|Victor Amsel|Yuki Tanabe|Carla Ruiz",
    "role": "mayor|minister|engineer|union leader|harbour master|spokeswoman|chief executive|professor|inspector",
    "place": "Holm|Norwich|Port Ellery|Kingsbridge|Valparaiso|Aarhus|Leeds|Oslo|Lyon|Nairobi|Osaka|Halifax|Ghent",
    "country": "Norway|France|Japan|Kenya|Chile|Canada|Denmark|Portugal|Brazil|South Korea|Finland|India",
    "body": "the council|the ministry|the port authority|the company|the court|the union|the agency|the bank"
    "|the European Commission|the committee|the regulator|the university",
    "thing": "bridge|ferry|harbour|hospital|school|railway line|wind farm|museum|factory|stadium|reservoir|tunnel",
    "people": "passengers|workers|residents|pupils|nurses|fishermen|voters|protesters|patients|drivers|engineers",
    "trouble": "a landslide|a fire|the storm|a strike|the flood|a power failure|the delay|an accident|a leak",
    "manner": "quietly|at short notice|after long talks|against the advice of its lawyers|once again",
    "deed": "closed|repaired|inspected|sold|reopened|extended|surveyed|abandoned|renovated|handed over",
    "matter": "safety|costs|the schedule|the contract|public opinion|the weather|the budget|staffing|the environment",
    "day": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
    "month": "January|February|March|April|May|June|July|August|September|October|November|December",
    "ordinal": "first|second|third|fourth|fifth",
    "few": "two|three|four|five|six|seven|eight|nine|a dozen|twenty",
}
_SENTENCES = (
    "The {thing} in {place} was {deed} on {day}, {body} said in a statement that gave no reason and named nobody.",
    (
        "{person}, the {role} who led the inquiry, said {trouble} had changed everything and that {matter} could no "
        "longer be treated as a question for experts alone."
    ),
    (
        "It was the {ordinal} time in {n2} years that the {thing} had to be {deed}, and the {role} made no secret of "
        "what that meant for {place}."
    ),
    (
        "More than {n3} {people} were waiting at the {thing} when {trouble} began, and many of them had nowhere else "
        "to go."
    ),
    "“We were told {manner} that the {thing} would be {deed},” {person} said on {day}, {n2} days after {trouble}.",
    (
        "“Nobody asked us about {matter}, and nobody will thank us for speaking now,” said {person}, a {role} from "
        "{place}."
    ),
    (
        "The repair is expected to cost ${n2}.{n1} million, up from ${n2} million in {year}, and how much of that "
        "{body} will bear is still being argued over."
    ),
    (
        "{body} put the damage at about €{n3},000, and the number of injured at {n2}, which the {role} called far too "
        "low."
    ),
    "Under Article {n1} of the {year} treaty, {country} and {country} share the {thing} and whatever it earns.",
    (
        "{person}, {n2}, has worked for {body} for most of a long career and is known there for a certain impatience "
        "with delay."
    ),
    (
        "Unemployment in {place} fell by {n1}.{n1} percent to {n1} per cent in the {ordinal} quarter, helped by "
        "{people} who had moved elsewhere in search of work."
    ),
    (
        "Work on the {thing} began in {month} {year}, was to last {few} months and ended, to the surprise of {body}, "
        "only when {person} stepped in."
    ),
    (
        "According to {body}, {few} {people} had complained about {matter} before {trouble}, though none of them in "
        "writing."
    ),
    (
        "The vote, held on {n1} {month} {year}, ended {n2} to {n2} after a debate in which hardly anyone spoke about "
        "{matter} and everyone about {trouble}."
    ),
    (
        "For the {n3} {people} of {place}, {matter} has always come before {matter}, and those who promised otherwise "
        "were soon forgotten."
    ),
    (
        "Critics say that {body} acted {manner} and that {matter} suffered, a charge that the {role} rejects as "
        "unfair to those who had to decide in a hurry."
    ),
    ("The {role} refused to say whether the {thing} would ever be {deed}, or who would be asked before that happened."),
    (
        "Behind the decision stands a long quarrel over {matter}, people close to {body} say, and neither side has "
        "shown much willingness to end it."
    ),
    (
        "Along the coast the {thing} is a familiar sight, and few doubted that it would be {deed} sooner or later, "
        "whatever the {people} thought of it."
    ),
    (
        "Neighbours brought blankets and soup to the {people} who had been caught by {trouble}, and opened their "
        "doors to those who could not get home."
    ),
    (
        "The {thing}, a landmark of {place}, stood empty while lawyers argued about {matter} and grass grew between "
        "the stones of the yard."
    ),
    ("Since then the {people} have turned to {body}, which answered {manner} that the matter was being looked into."),
    (
        "{person} and {person} are to meet in {place} next week to talk about {matter}, if only to show that they "
        "still talk to each other at all."
    ),
    (
        "That leaves the {role} in a difficult place: without {body} there is no {thing}, and without a {thing} no "
        "votes."
    ),
    "He called it “a sad day for {place} and for everyone who believed in it”, and left without taking questions.",
    (
        "Officials in {country} had warned of {trouble}, but the warning reached {place} late and was read by nobody "
        "with the power to act on it."
    ),
    (
        "Some {people} fear that the {thing} will be {deed} for good, as has happened to others in {country} whose "
        "owners lost interest once the subsidies ran out."
    ),
    (
        "What {body} will make of it is anyone’s guess, since its members have disagreed about {matter} for as long "
        "as they have sat around the same table."
    ),
)
_HEADLINES = ("{thing} in {place} {deed} after {trouble}", "{body} and {country} at odds over {matter}")


def article(random: Random) -> str:
    """A headline, a line with place and day, and some twenty sentences in paragraphs."""
    head = _filled(random, random.choice(_HEADLINES))
    lines = [head, "", f"{_one(random, 'place').upper()}, {_filled(random, '{month} {n1}, {year}')}", ""]
    for _ in range(random.randint(5, 8)):
        paragraph = (_filled(random, random.choice(_SENTENCES)) for _ in range(random.randint(2, 4)))
        lines += [" ".join(paragraph), ""]
    return "\n".join(lines)


def articles(size: int, seed: int = 1) -> Iterator[str]:
    """Articles of `size` bytes together, or a little more."""
    random, written = Random(seed), 0
    while written < size:
        made = article(random)
        written += len(made.encode())
        yield made


def _one(random: Random, name: str) -> str:
    figures = {"n1": (2, 28), "n2": (12, 88), "n3": (110, 980), "year": (1950, 2023)}
    if name in figures:
        return str(random.randint(*figures[name]))
    return random.choice(_WORDS[name].split("|"))


def _filled(random: Random, pattern: str) -> str:
    parts = pattern.replace("{", "}").split("}")
    text = "".join(_one(random, part) if at % 2 else part for at, part in enumerate(parts))
    return text[0].upper() + text[1:]
