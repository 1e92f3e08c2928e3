"""The grammar of time expressions: one table of rules over word classes. The longest match wins; of equal ones the first in the table.

Class names in capitals stand for one word each (lexicon/data/en/times.yaml); group names are what the builders read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.extract.times import builders as build
from onrecord.extract.times.forms import Form
from onrecord.extract.times.found import Found

Builder = Callable[[Found], Form | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of expression.

    Attributes:
        name: what it reads, for the table in docs/times.md.
        pattern: a regular expression over word classes, see `Vocabulary.pattern`.
        build: makes the form; None refuses the match.
        example: words that it reads, and nothing else does (tested).
    """

    name: str
    pattern: str
    build: Builder
    example: str


COUNT = "(?P<n> (?:A|VAGUE)? COUPLE OF? | THE? (?:VAGUE|A)? FEW | NUM HYPHEN? NUM SLASH NUM | NUM WORDNUM? | WORDNUM (?:HYPHEN? AND? WORDNUM){0,4} (?:AND A? HALF)? | VAGUE )"
ABOUT = "(?: ABOUT | UP TO | AT LEAST | (?:NO|VAGUE)? MUCH THAN ){0,2}"
EDGE = "(?: THE? EDGE OF THE? )?"
MOD = "(?: THE? (?:EARLY|LATE|MID|LATER|EARLIER) HYPHEN? (?:IN|ON)? THE? )?"
DOW = "(?: WEEKDAY COMMA? )?"
OF_DAY = "(?: THE? (?:EARLY|LATE)? (?P<part>PART) HOURS? (?:OF|ON)? )?"
CLOCK = "(?: (?: (?P<clock>CLOCK|MILITARY) HYPHEN? (?P<ampm>AMPM)? (?:HOURS|LOCAL TIME)? (?:OPEN?(?P<zone>ZONE))? ) COMMA? ON? THE? )?"
YEAR = "(?: COMMA? OF? (?P<year>YEAR) )?"

# fmt: off
RULES: tuple[Rule, ...] = (
    # calendar dates
    Rule("date in figures, year first", "(?P<year>YEAR) (?:HYPHEN|SLASH) (?P<monthno>DAY) (?:HYPHEN|SLASH) (?P<day>DAY)", build.figures, "2021-03-09"),
    Rule("date in figures, year last", "(?P<one>DAY) (?:HYPHEN|SLASH) (?P<two>DAY) (?:HYPHEN|SLASH) (?P<year>YEAR|YY)", build.figures_last, "23/03/2021"),
    Rule("date in figures with points", "(?P<numeric>NUMERIC)", build.figures_points, "23.03.2021"),
    Rule("night of two days", "THE? (?P<part>PART) OF (?P<day>DAY|DAYTH) (?:HYPHEN|TO|AND|SLASH) (?P<last>DAY|DAYTH) OF? (?P<month>MONTH)" + YEAR, build.two_days, "the night of 8-9 June"),
    Rule("night of two days, month first", "THE? (?P<part>PART) OF (?P<month>MONTH) (?P<day>DAY|DAYTH) (?:HYPHEN|TO|AND|SLASH) (?P<last>DAY|DAYTH)" + YEAR, build.two_days, "the night of June 8-9"),
    Rule("month and day", CLOCK + DOW + OF_DAY + EDGE + MOD + "(?P<month>MONTH) THE? (?P<day>DAY|DAYTH|ORDINAL) (?: (?: COMMA? OF? (?P<year>YEAR) ) | COMMA? (?P<short>YY) (?=COMMA?) )?", build.month_day, "Tuesday, June 8th, 2021"),
    Rule("day and month", CLOCK + DOW + OF_DAY + EDGE + MOD + "THE? (?P<day>DAY|DAYTH|ORDINAL) OF? (?P<month>MONTH) (?: (?: COMMA? OF? (?P<year>YEAR) ) | (?P<short>YY) )?", build.month_day, "8 June 2021"),
    Rule("day and month, hyphens", "(?P<day>DAY) HYPHEN (?P<month>MONTH) HYPHEN (?P<year>YEAR|YY)", build.month_day, "8-Jun-2021"),
    Rule("month and year", "ROUND? " + EDGE + MOD + "(?P<month>MONTH) COMMA? OF? (?: THE? UNIT )? (?P<year>YEAR|WORDNUM HYPHEN? WORDNUM HYPHEN? WORDNUM)", build.month_year, "early June 2021"),
    Rule("month and ancient year", EDGE + MOD + "(?P<month>MONTH) (?P<year>ANCIENT) (?P<era>ERA)", build.month_year, "April 480 BC"),
    Rule("month", EDGE + MOD + "(?P<month>MONTH)", build.month_alone, "late June"),
    Rule("month, last or next", EDGE + MOD + "THE? (?P<turn>LAST|NEXT|THIS|PREVIOUS|FOLLOWING|COMING|PAST) (?P<month>MONTH)", build.month_turned, "last June"),
    Rule("month of a year", EDGE + MOD + "(?P<month>MONTH) (?P<day>DAY|DAYTH)? COMMA? (?:OF)? THE? (?P<turn>LAST|NEXT|THIS|THAT|SAME|PREVIOUS|FOLLOWING) (?P<unit>UNIT)", build.month_of_year, "June of that year"),
    Rule("day of the month", OF_DAY + "THE (?P<day>DAYTH)", build.day_alone, "the 8th"),
    Rule("season of a year", EDGE + "THE? " + MOD + "(?P<season>SEASON|FALL) (?:OF)? (?P<year>YEAR|WORDNUM HYPHEN? WORDNUM HYPHEN? WORDNUM)", build.season, "the summer of 2021"),
    Rule("season of an ancient year", EDGE + "THE? " + MOD + "(?P<season>SEASON|FALL) (?:OF)? (?P<year>ANCIENT) (?P<era>ERA)", build.season, "the spring of 480 BC"),
    Rule("year's season", "(?P<year>YEAR) (?P<season>SEASON)", build.season, "2021 summer"),
    Rule("season", EDGE + "THE? " + MOD + "(?P<season>SEASON)", build.season_alone, "the summer"),
    Rule("fall", EDGE + "(?:THE|EARLY|LATE|MID) HYPHEN? (?P<season>FALL)", build.season_alone, "late fall"),
    Rule("season, last or next", "THE? (?P<turn>LAST|NEXT|THIS|PREVIOUS|FOLLOWING|COMING) PAST? (?P<season>SEASON|FALL)", build.season_turned, "last fall"),
    Rule("season of a year told", EDGE + "THE? " + MOD + "(?P<season>SEASON|FALL) (?:OF)? THE? (?P<turn>LAST|NEXT|THIS|THAT|SAME|PREVIOUS|FOLLOWING) (?P<unit>UNIT)", build.season_of_year, "the spring of next year"),
    Rule("year", "ROUND? " + EDGE + MOD + "(?P<year>YEAR)", build.year_alone, "mid-2021"),
    Rule("year so called", EDGE + "THE? (?P<unit>UNIT) (?P<year>YEAR|WORDNUM HYPHEN? WORDNUM HYPHEN? WORDNUM)", build.year_named, "the year 2021"),
    Rule("fiscal year", EDGE + "FISCAL (?P<unit>UNIT)? (?P<year>YEAR)", build.year_named, "fiscal 2021"),
    Rule("year in words", EDGE + MOD + "(?P<year>WORDNUM HYPHEN? WORDNUM HYPHEN? WORDNUM)", build.year_spelt, "nineteen ninety-six"),
    Rule("ancient year", "ROUND? " + EDGE + MOD + "(?P<year>ANCIENT|YEAR) (?P<era>ERA)", build.year_named, "241 BC"),
    Rule("apostrophe year", "(?P<year>SHORTYEAR)", build.year_named, "'99"),
    Rule("decade", EDGE + "(?: THE? (?:EARLY|LATE|MID) HYPHEN? )? THE? POSS? (?P<decade>DECADE) (?P<era>ERA)?", build.decade, "the late 1990s"),
    Rule("century", EDGE + "THE? (?:EARLY|LATE|MID)? HYPHEN? (?P<ordinal>ORDINAL) HYPHEN? (?P<unit>UNIT) (?P<era>ERA)?", build.ordinal_unit, "the 20th century"),
    Rule("quarter of a year", EDGE + "THE? FISCAL? HYPHEN? (?P<ordinal>ORDINAL|FINAL) HYPHEN? (?P<unit>UNIT|HALF) (?:OF)? FISCAL? (?P<year>YEAR)", build.ordinal_of_year, "the third quarter of 2021"),
    Rule("year's quarter", "THE? FISCAL? (?P<year>YEAR) (?P<ordinal>ORDINAL|FINAL) HYPHEN? (?P<unit>UNIT|HALF)", build.ordinal_of_year, "the 2021 third quarter"),
    Rule("told year's quarter", "(?P<turn>THIS|LAST|NEXT) UNIT POSS FISCAL? (?P<ordinal>ORDINAL)? HYPHEN? (?P<unit>QUARTER)", build.quarter_turned, "this year's third quarter"),
    Rule("quarter", EDGE + "THE? FISCAL? HYPHEN? (?P<ordinal>ORDINAL) HYPHEN? (?P<unit>QUARTER)", build.ordinal_unit, "the third quarter"),
    Rule("quarter a year before", "THE? YEARAGO FISCAL? (?P<ordinal>ORDINAL)? HYPHEN? (?:QUARTER|PERIOD)", build.year_ago_quarter, "the year-ago quarter"),
    Rule("holiday", "(?P<holiday>HOLIDAY) (?P<eve>EVE)? (?:UNIT)? (?:COMMA? OF? (?P<year>YEAR))?", build.holiday, "Christmas Eve"),
    Rule("new year", "NEW UNIT POSS (?P<eve>EVE|UNIT)", build.new_year, "New Year's Eve"),
    # days named by the week, or by publication
    Rule("weekday", CLOCK + MOD + "(?P<weekday>WEEKDAY) (?: COMMA? (?:EARLY|LATE)? (?P<part>PART) )?", build.weekday, "Tuesday evening"),
    Rule("weekday, hour first", "(?P<clock>HOUR|CLOCK|WORDNUM|PART) HYPHEN? (?P<ampm>AMPM|OCLOCK)? (?:OPEN? (?P<zone>ZONE) | LOCAL TIME)? COMMA? ON? THIS? LAST? NEXT? (?P<weekday>WEEKDAY)", build.weekday, "10 p.m. Tuesday"),
    Rule("weekday, part first", "THE? (?:EARLY|LATE)? (?P<part>PART) HOURS? (?:OF|ON)? (?P<weekday>WEEKDAY)", build.weekday, "the night of Tuesday"),
    Rule("weekday, last or next", MOD + "THE? (?P<turn>LAST|NEXT|THIS|PREVIOUS|FOLLOWING|COMING) PAST? COMING? (?P<weekday>WEEKDAY) (?P<part>PART)?", build.weekday, "last Tuesday"),
    Rule("weekday in a week", "(?P<weekday>WEEKDAY) (?:OF)? (?P<turn>LAST|NEXT|THIS) UNIT", build.weekday, "Tuesday of next week"),
    Rule("day told from publication", MOD + "(?P<dayref>DAYREF) (?:EARLY|LATE)? (?P<part>PART)?", build.dayref, "late yesterday"),
    Rule("day told from publication, hour first", "(?P<clock>HOUR|CLOCK|WORDNUM|PART) HYPHEN? (?P<ampm>AMPM|OCLOCK)? (?:OPEN? (?P<zone>ZONE) | LOCAL TIME)? COMMA? (?P<dayref>DAYREF)", build.dayref, "10 p.m. yesterday"),
    Rule("part of a day told", "MID? HYPHEN? (?P<part>PART) (?P<dayref>DAYREF)", build.dayref, "mid-afternoon yesterday"),
    Rule("tonight", "(?P<part>TONIGHT)", build.tonight, "tonight"),
    Rule("overnight", "OVERNIGHT", build.overnight, "overnight"),
    Rule("part of this day", MOD + "(?P<turn>THIS|LAST|THAT|SAME|NEXT|FOLLOWING|PREVIOUS) (?P<part>PART)", build.part_turned, "that evening"),
    Rule("part of the narrative's day", MOD + "THE (?P<turn>SAME|NEXT|FOLLOWING|PREVIOUS) (?P<part>PART)", build.part_turned, "the next morning"),
    Rule("part of day", "(?: MID? HYPHEN? | (?:EARLY|LATE) (?: IN THE )? ) (?P<part>PART)", build.part_alone, "early in the morning"),
    # times of day
    Rule("clock time", "ABOUT? (?P<clock>HOUR|CLOCK) HYPHEN? (?P<ampm>AMPM) (?:OPEN? (?P<zone>ZONE) | LOCAL TIME)?", build.clock_alone, "6:26 AM"),
    Rule("clock time with zone", "(?P<clock>HOUR|CLOCK|MILITARY) HOURS? OPEN? (?P<zone>ZONE)", build.clock_alone, "14:30 GMT"),
    Rule("clock time, local", "(?P<clock>CLOCK|MILITARY) (?:HOURS|LOCAL TIME)", build.clock_alone, "14:30 local time"),
    Rule("clock time bare", "(?P<clock>CLOCK)", build.clock_bare, "14:30"),
    Rule("o'clock", "(?P<clock>HOUR|WORDNUM) OCLOCK (?:IN THE (?P<daypart>PART))?", build.clock_alone, "six o'clock in the morning"),
    Rule("hour of a part of day", "(?P<clock>HOUR|CLOCK|WORDNUM) IN THE (?P<daypart>PART)", build.clock_alone, "4 in the morning"),
    # steps from publication or from the narrative
    Rule("so long ago", ABOUT + COUNT + "MORE? (?P<unit>UNIT|UNITS|SECOND) (?P<step>AGO)", build.ago, "two weeks ago"),
    Rule("a unit ago", ABOUT + "(?P<n>A) (?P<unit>UNIT|HALF) (?P<step>AGO)", build.ago, "a week ago"),
    Rule("units ago", "(?P<unit>UNITS) (?P<step>AGO)", build.vague_step, "years ago"),
    Rule("so much later", ABOUT + COUNT + "MORE? (?P<unit>UNIT|UNITS) (?P<step>EARLIER|LATER|BEFORE|AFTER|HENCE)", build.step, "two days earlier"),
    Rule("a unit later", ABOUT + "(?P<n>A) (?P<unit>UNIT) (?P<step>EARLIER|LATER|BEFORE|AFTER|HENCE)", build.step, "a year later"),
    Rule("units later", "(?P<unit>UNITS) (?P<step>EARLIER|LATER|BEFORE)", build.vague_step, "years later"),
    Rule("so long from now", COUNT + "(?P<unit>UNIT|UNITS) FROM (?:NOW|DAYREF)", build.from_now, "two days from now"),
    Rule("unit, last or next", EDGE + MOD + "(?P<turn>LAST|NEXT|THIS) (?P<unit>UNIT)", build.unit_turned, "late last year"),
    Rule("the unit, last or next", EDGE + MOD + "THE (?P<turn>NEXT|FOLLOWING|PREVIOUS|SAME|COMING|LATEST) (?P<unit>UNIT)", build.unit_narrated, "the following day"),
    Rule("that unit", MOD + "(?P<turn>THAT) SAME? (?P<unit>UNIT)", build.unit_narrated, "that same day"),
    Rule("the day after", "THE (?P<unit>UNIT) (?P<step>BEFORE|AFTER|FOLLOWING|EARLIER)", build.day_after, "the day before"),
    Rule("edge of the unit", "THE EDGE OF THE (?P<unit>UNIT)", build.unit_now, "the end of the month"),
    Rule("edge of the unit, part", MOD + "THE (?P<unit>UNIT)", build.unit_now, "later in the year"),
    Rule("unit's end", "THE? (?P<unit>UNIT) (?:POSS|HYPHEN)? EDGE", build.unit_now, "year-end"),
    Rule("weekend", "THE (?P<unit>UNIT)", build.weekend, "the weekend"),
    Rule("current unit", "THE CURRENT FISCAL? (?P<unit>UNIT)", build.current_unit, "the current year"),
    # durations
    Rule("so long", ABOUT + "SINGLE? " + COUNT + "MORE? SINGLE? HYPHEN? (?P<unit>UNIT|UNITS|SECOND) (?: HYPHEN? LONG )?", build.duration, "two weeks"),
    Rule("a unit long", ABOUT + "(?P<n>A) MORE? SINGLE? (?P<unit>UNIT)", build.duration, "a week"),
    Rule("a period so long", "A " + COUNT + "HYPHEN? (?P<unit>UNIT) PERIOD", build.duration, "a two-week period"),
    Rule("the so many units", "THE " + COUNT + "SINGLE? (?P<unit>UNITS)", build.duration, "the four days"),
    Rule("a unit and a half", "(?P<n>A) (?P<unit>UNIT) AND A HALF", build.duration_half, "a year and a half"),
    Rule("half a unit", ABOUT + "A? HALF (?:A|OF A|HYPHEN)? (?P<unit>UNIT)", build.half_unit, "half an hour"),
    Rule("one to so many units", COUNT + "(?:TO|OR|HYPHEN|AND) (?P<n2>NUM|WORDNUM) (?P<unit>UNITS)", build.duration, "two to three weeks"),
    Rule("units past or coming", "(?:EVERY OF)? THE? (?P<turn>PAST|LAST|NEXT|COMING|PREVIOUS|FOLLOWING|LATEST|ORDINAL|FINAL|SAME) (?P<n>NUM|WORDNUM (?:HYPHEN? WORDNUM){0,3}|VAGUE|FEW|COUPLE OF?) SINGLE? HYPHEN? (?P<unit>UNITS|UNIT|SEASONS)", build.duration, "the past two weeks"),
    Rule("unit past", "THE? (?P<turn>PAST) (?P<unit>UNIT)", build.past_unit, "the past year"),
    Rule("units vaguely past", "THE? (?:RECENT|COMING|PAST) (?P<unit>UNITS)", build.vague_units, "recent weeks"),
    Rule("units", "THE? (?P<unit>UNITS)", build.bare_units, "months"),
    Rule("unit-long", "(?P<unit>UNIT|UNITS) HYPHEN LONG", build.unit_long, "month-long"),
    # sets
    Rule("every unit", "EVERY (?P<n>NUM|WORDNUM)? (?P<unit>UNIT|UNITS|WEEKDAY|PART|SEASON|MONTH)", build.every, "every day"),
    Rule("per unit", "PER (?P<unit>UNIT)", build.every, "per day"),
    Rule("often", "(?P<frequent>FREQUENT)", build.frequent, "daily"),
    Rule("weekdays", "(?P<weekday>WEEKDAYS) (?P<part>PART|PARTS)?", build.weekdays, "Tuesdays"),
    Rule("weekday nights", "(?P<weekday>WEEKDAY) (?P<part>PARTS)", build.weekdays, "Tuesday nights"),
    # vague
    Rule("present", "RIGHT? PRESENT", build.present, "now"),
    Rule("present, of a thing", "(?:CURRENT|PRESENTADJ)", build.present_thing, "current"),
    Rule("these days", "THESE (?P<unit>UNITS)", build.these_units, "these days"),
    Rule("recently", "(?:RECENTLY|RECENT)", build.past, "recently"),
    Rule("the past", "THE PAST", build.past, "the past"),
    Rule("the future", "THE (?:NEAR)? FUTURE", build.future, "the future"),
    Rule("soon", "SOON", build.soon, "soon"),
)
# fmt: on
