"""What a claim's number covers: one incident, all attacks in a window, or all since a start."""

from __future__ import annotations

import re

from onrecord.extract.casualties.view import Clause, SentenceView
from onrecord.model.casualty import Scope

_PERIOD = re.compile(
    r"\b(?:(?:in|over|during|within)\s+(?:the\s+|just\s+|only\s+)?(?:past|last|previous|preceding)?\s*"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty-four|few|several)\s+(?:hours|days|weeks|months|years)\b"
    r"(?!\s*(?:in\s+prison|behind|before|after|earlier|later|old|since|of))"
    r"|(?:in|over|during)\s+(?:the\s+)?(?:past|last|previous|preceding)\s+(?:hours?|days?|week|month|year|decade)\b"
    r"|(?<!earlier\s)(?<!later\s)(?:this|so\s+far\s+this|already\s+this)\s+year|so\s+far\s+this\s+(?:month|week)"
    r"|(?:each|every|per)\s+(?:year|day|month)\b|an\s+average\s+of|annually|year-to-date"
    r"|(?:shootings|attacks|incidents|strikes|airstrikes|raids)\b[^.;]{0,60}\b(?:over\s+the|this)\s+weekend"
    r"|\bover\s+the\s+(?:[\w,-]+\s+){0,5}weekend\b[^.;]{0,60}\b(?:shootings|attacks|incidents|strikes|airstrikes|raids)\b"
    r"|(?:(?:across|throughout|around|all\s+over)\s+the\s+(?:whole\s+|entire\s+)?(?:country|nation)|\bnationwide|\bcountrywide)\b[^.;]{0,120}"
    r"\b(?:attacks|strikes|airstrikes|bombings|bombardments|raids|shootings|clashes|incidents)\b|overnight\s+(?:attacks|strikes|raids))",
    re.IGNORECASE,
)
_LASTING = (
    r"(?:siege|blockade|battle|war|conflict|invasion|uprising|fighting|clashes|violence|unrest|hostilities|offensive|campaign|crackdown"
    r"|insurgency|genocide|occupation|bombardment|protests|rebellion|revolt|feud|onslaught|mutiny|truce|cease-?fire)"
)
"""What lasts for weeks: a number given to all of it is none of one attack's."""
_PERFECT = (
    r"\b(?:have|has)\s+(?:already\s+|also\s+|now\s+|so\s+far\s+)?(?:been\s+)?(?:killed|died|perished|starved|injured|wounded|displaced"
    r"|abducted|kidnapped|lost\s+their|claimed|cost)\b"
)
_LONG_AGO = (
    r"(?!then|early|late|dawn|midnight|noon|morning|yesterday|last\s+night|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:the|this)\s+(?:\w+\s+)?(?:attack|raid|assault|strike|blast|shooting|incident|explosion)\b)"
)
"""After "since": no hour or day of this week, nor one attack."""
_CUMULATIVE = re.compile(
    r"\b(?:(?-i:since)\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december)|since\s+(?:the\s+(?:start|beginning|outbreak|war|conflict|invasion|uprising)|(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december),?\s+(?:19|20)\d\d|(?:last\s+|early\s+|late\s+|mid-?\s?)?(?:january|february|march|april|may|june|july|august|september|october|november|december)|(?:19|20)\d\d|it\s+began|then)"
    r"|since\s+(?:[\w'’-]+\s+){0,4}?" + _LASTING + r"\s+(?:[\w'’-]+\s+){0,4}?"
    r"(?:began|begun|started|erupted|broke|resumed|flared|escalated|spread|ended|collapsed|took)\b"
    r"|"
    + _PERFECT
    + r"[^.;]{0,80}?\bsince\s+"
    + _LONG_AGO
    + r"|\bsince\s+"
    + _LONG_AGO
    + r"[^.;]{0,80}?"
    + _PERFECT
    + r"|(?:in|of|during|throughout)\s+(?:the|a|its|their)\s+(?:[\w'’-]+-)?(?:day|week|month|year)s?(?:-old|-long|long)?\s+"
    + _LASTING
    + r"\b"
    r"|(?:the|this|that|its|their)\s+(?:\S+\s+){0,2}?" + _LASTING + r"\b[^.;]{0,120}?"
    r"\s(?:has|have|had)\s+(?:already\s+|so\s+far\s+|also\s+)?(?:claimed|killed|left|cost|taken|caused|displaced|injured|wounded)\b"
    r"|(?:during|in|of)\s+the\s+(?:\S+\s+)?(?:war|conflict|civil\s+war|insurgency|siege|blockade|occupation|uprising)\b)",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(
    r"\bin\s+(?:19|20)\d\d(?=[,.\s]+(?:according|there|police|the|and|\Z)|\W*\Z)",
    re.IGNORECASE,
)
_SUMMING = re.compile(
    r"\b(?:attacks|bombings|strikes|air\s?strikes|raids|shootings|clashes|blasts|explosions|incidents|accidents|mines|landmines"
    r"|violence|terrorism|crime|insurgency|war|conflict|fighting|altogether|in\s+all|in\s+total)\b",
    re.IGNORECASE,
)
_ONE_EVENT = re.compile(
    r"\b(?:a|an|the|that|another)\s+(?:[\w-]+\s+){0,3}?(?:bomb|bombing|blast|explosion|attack|air\s?strike|strike|raid|shooting"
    r"|massacre|missile|rocket|shell|mine|ambush|stampede|earthquake|crash|gunman|bomber)\b",
    re.IGNORECASE,
)


def scope_of(view: SentenceView, clause: Clause) -> Scope:
    """The scope that the sentence's own words give the clause's number.

    What is summed up after "bringing the toll to" has a scope of its own: "killed two, bringing the toll since May to 90".
    A window counts only beside a number of people: "a man who was shot in the last hour" tells of one incident.
    """
    counted = any(
        group.count is not None and (group.count.max is None or group.count.max > 1) for group in clause.groups
    )
    if not counted:
        return "incident"
    if view.total_from is not None and clause.trigger[0] < view.total_from:
        return _scope_between(view, view.first, view.total_from)
    if view.scope is None:
        view.scope = _scope_between(view, view.first, view.last)
    return view.scope


def _scope_between(view: SentenceView, first: int, last: int) -> Scope:
    document = view.document
    text = document.text[document.starts[first] : document.ends[last - 1]]
    if _CUMULATIVE.search(text) or (_IN_YEAR.search(text) and _sums(view, text)):
        return "cumulative"
    return "period" if _PERIOD.search(text) else "incident"


def _sums(view: SentenceView, text: str) -> bool:
    """True where a year's number sums up: "attacks killed 900 in 2014", "900 were killed in 2014".

    Not "a bomb killed 12 in Baghdad in 2019", nor "soldiers killed 30 villagers in 1982": one occasion.
    """
    if _SUMMING.search(text):
        return True
    if _ONE_EVENT.search(text):
        return False
    return not any(view.tag(token) == "VBD" and view.word(token) in _DEEDS for token in range(view.first, view.last))


_DEEDS = frozenset({"killed", "massacred", "murdered", "slaughtered", "executed", "shot", "wounded", "injured"})
