"""The grammar of time expressions: one table of rules over word classes. The longest match wins; of equal ones the first in the table.

Class names in capitals stand for one word each (lexicon/data/en/times.yaml); group names are what the builders read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.extract.times.builders import dates, days, durations, steps
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
        example: words that it reads whole (tested); empty where it reads a part of a range.
    """

    name: str
    pattern: str
    build: Builder
    example: str


# What many rules share: a number however it is put, and what may stand before a date.
SPELT = "WORDNUM HYPHEN? WORDNUM HYPHEN? WORDNUM"
COUNT = "(?P<n> (?:A|VAGUE)? COUPLE OF? | THE? (?:VAGUE|A)? FEW | NUM HYPHEN? NUM SLASH NUM | NUM SCALE? | WORDNUM (?:HYPHEN? AND? WORDNUM){0,4} (?:AND A? HALF)? | VAGUE )"
ABOUT = "(?: ABOUT | UP TO | AT LEAST | (?:NO|VAGUE)? MUCH THAN ){0,2}"
EDGE = "(?: THE? (?: EDGE | REST | (?:FINAL|EARLY|LATE) PORTION | (?:ORDINAL|FINAL|LAST) (?:UNIT|UNITS) ) OF THE? )?"
MOD = "(?: THE? (?:EARLY|LATE|MID|LATER|EARLIER) HYPHEN? (?:IN|ON)? THE? )?"
DOW = "(?: (?P<dow>WEEKDAY) COMMA? (?: THE (?=DAY|DAYTH|ORDINAL) )? )?"
OF_DAY = "(?: THE (?P<small>EARLY) HOURS (?:OF|ON) | THE? (?: (?:EARLY|LATE) (?: HYPHEN | IN THE )? )? (?P<part>PART) HOURS? (?:OF|ON)? )?"
CLOCK = "(?: ABOUT? (?P<clock>HOUR|CLOCK|MILITARY|PART|WORDNUM) HYPHEN? (?P<ampm>AMPM|OCLOCK)? (?: (?P<local>HOURS|LOCAL TIME) | OPEN? (?P<zone>ZONE) )? COMMA? (?:ON|OF)? THE? )?"
YEAR = "(?: COMMA? OF? (?P<year>YEAR) )?"

# fmt: off
RULES: tuple[Rule, ...] = (
    # calendar dates
    Rule("date in figures, year first", "(?P<year>YEAR) (?:HYPHEN|SLASH) (?P<monthno>DAY) (?:HYPHEN|SLASH) (?P<day>DAY)", dates.figures, "2021-03-09"),
    Rule("date in figures, year last", "(?P<one>DAY) (?:HYPHEN|SLASH) (?P<two>DAY) (?:HYPHEN|SLASH) (?P<year>YEAR|YY)", dates.figures_last, "23/03/2021"),
    Rule("date in figures with points", "(?P<numeric>NUMERIC)", dates.figures_points, "23.03.2021"),
    Rule("night of two days", "THE? (?P<part>PART) OF (?P<day>DAY|DAYTH) (?:HYPHEN|TO|AND|SLASH) (?P<last>DAY|DAYTH) OF? (?P<month>MONTH)" + YEAR, dates.two_days, "the night of 8-9 June"),
    Rule("night of two days, month first", "THE? (?P<part>PART) OF (?P<month>MONTH) (?P<day>DAY|DAYTH) (?:HYPHEN|TO|AND|SLASH) (?P<last>DAY|DAYTH)" + YEAR, dates.two_days, "the night of June 8-9"),
    Rule("first day of a range", "THE? (?P<day>DAY|DAYTH) (?= (?:HYPHEN|TO|AND|OR|SLASH) THE? (?:DAY|DAYTH) OF? (?P<month>MONTH) COMMA? OF? (?P<year>YEAR)? )", dates.month_day, ""),
    Rule("last day of a range", "(?<= (?P<month>MONTH) (?:DAY|DAYTH) (?:HYPHEN|TO|AND|OR|SLASH) ) (?P<day>DAY|DAYTH) (?: COMMA (?P<year>YEAR) )?", dates.month_day, ""),
    Rule("month and first day of a range", "(?P<month>MONTH) (?P<day>DAY|DAYTH) (?= (?:HYPHEN|TO|AND|OR|SLASH) (?:DAY|DAYTH) COMMA? (?P<year>YEAR) )", dates.month_day, ""),
    Rule("last year of a range", "(?<= (?P<first>YEAR) HYPHEN ) (?P<year>YY) (?! HYPHEN)", dates.range_year, ""),
    Rule("month and day", CLOCK + OF_DAY + DOW + EDGE + MOD + "(?P<month>MONTH) THE? (?P<day>DAY|DAYTH|ORDINAL) (?: (?: COMMA? OF? (?P<year>YEAR) ) | COMMA? (?P<short>YY) (?=COMMA?) )?", dates.month_day, "Tuesday, June 8th, 2021"),
    Rule("day and month", CLOCK + OF_DAY + DOW + EDGE + MOD + "THE? (?P<day>DAY|DAYTH|ORDINAL) (?:OF|HYPHEN)? (?P<month>MONTH) (?: (?: COMMA? OF? (?P<year>YEAR) ) | (?P<short>YY) )?", dates.month_day, "8 June 2021"),
    Rule("day and month, hyphens", "(?P<day>DAY) HYPHEN (?P<month>MONTH) HYPHEN (?P<year>YEAR|YY)", dates.month_day, "8-Jun-2021"),
    Rule("month and year", "ROUND? " + EDGE + MOD + "(?P<month>MONTH) COMMA? OF? (?: THE? UNIT )? (?P<year>YEAR|" + SPELT + ")", dates.month_year, "early June 2021"),
    Rule("month and ancient year", EDGE + MOD + "(?P<month>MONTH) (?P<year>ANCIENT) (?P<era>ERA)", dates.month_year, "April 480 BC"),
    Rule("month", EDGE + MOD + "(?P<month>MONTH)", dates.month_alone, "late June"),
    Rule("month, last or next", EDGE + MOD + "THE? (?P<turn>LAST|NEXT|THIS|PREVIOUS|FOLLOWING|COMING|PAST) (?P<month>MONTH)", dates.month_turned, "last June"),
    Rule("month and day, last or next", "(?P<turn>LAST|NEXT|THIS) (?P<month>MONTH) (?P<day>DAY|DAYTH)", dates.month_turned, "last June 8"),
    Rule("month of a year", EDGE + MOD + "(?P<month>MONTH) (?P<day>DAY|DAYTH)? COMMA? (?:OF)? THE? (?P<turn>LAST|NEXT|THIS|THAT|SAME|PREVIOUS|FOLLOWING) (?P<unit>UNIT)", dates.month_of_year, "June of that year"),
    Rule("day and month of a year", "THE? (?P<day>DAY|DAYTH) OF? (?P<month>MONTH) COMMA? OF? THE? (?P<turn>LAST|NEXT|THIS|THAT|SAME|PREVIOUS|FOLLOWING) (?P<unit>UNIT)", dates.month_of_year, "8 June of that year"),
    Rule("day of the month", OF_DAY + "THE (?P<day>DAYTH)", dates.day_alone, "the 8th"),
    Rule("season of a year", EDGE + "THE? " + MOD + "(?P<season>SEASON|FALL) (?:OF)? (?P<year>YEAR|" + SPELT + ")", dates.season, "the summer of 2021"),
    Rule("season of an ancient year", EDGE + "THE? " + MOD + "(?P<season>SEASON|FALL) (?:OF)? (?P<year>ANCIENT) (?P<era>ERA)", dates.season, "the spring of 480 BC"),
    Rule("year's season", "(?P<year>YEAR) (?P<season>SEASON)", dates.season, "2021 summer"),
    Rule("season", EDGE + "THE? " + MOD + "(?P<season>SEASON)", dates.season_alone, "the summer"),
    Rule("fall", EDGE + "(?:THE|EARLY|LATE|MID) HYPHEN? (?P<season>FALL)", dates.season_alone, "late fall"),
    Rule("season, last or next", "THE? (?P<turn>LAST|NEXT|THIS|PREVIOUS|FOLLOWING|COMING) PAST? (?P<season>SEASON|FALL)", dates.season_turned, "last fall"),
    Rule("season of a year told", EDGE + "THE? " + MOD + "(?P<season>SEASON|FALL) (?:OF)? THE? (?P<turn>LAST|NEXT|THIS|THAT|SAME|PREVIOUS|FOLLOWING) (?P<unit>UNIT)", dates.season_of_year, "the spring of next year"),
    Rule("quarter of a year", EDGE + "THE? FISCAL? HYPHEN? (?P<ordinal>ORDINAL|FINAL) HYPHEN? (?P<unit>UNIT|HALF) (?:OF)? FISCAL? (?P<year>YEAR)", dates.ordinal_of_year, "the third quarter of 2021"),
    Rule("clock time in four figures", "ROUND? (?P<clock>MILITARY)", days.clock_alone, ""),
    Rule("year", "ROUND? " + EDGE + MOD + "(?P<year>YEAR)", dates.year_alone, "mid-2021"),
    Rule("year so called", EDGE + "THE? (?P<unit>UNIT|UNITS) (?P<year>YEAR|WORDNUM HYPHEN? WORDNUM (?:HYPHEN? WORDNUM)?)", dates.year_named, "the year 2021"),
    Rule("year's period", "THE (?P<year>YEAR) (?:PERIOD|QUARTER)", dates.year_named, "the 2021 period"),
    Rule("this fiscal year", EDGE + "THE (?:FISCAL|SINGLE|LATEST FISCAL) (?P<unit>UNIT)", steps.unit_now, "the fiscal year"),
    Rule("latest period", "THE LATEST PERIOD", steps.latest_period, "the latest period"),
    Rule("fiscal year", EDGE + "FISCAL (?P<unit>UNIT)? (?P<year>YEAR)", dates.year_named, "fiscal 2021"),
    Rule("year in words", EDGE + MOD + "(?P<year>" + SPELT + ")", dates.year_spelt, "nineteen ninety-six"),
    Rule("ancient year", "ROUND? " + EDGE + MOD + "(?P<year>ANCIENT|YEAR) (?P<era>ERA)", dates.year_named, "241 BC"),
    Rule("first ancient year of a range", "(?P<year>ANCIENT) (?= (?:HYPHEN|TO|AND) ANCIENT (?P<era>ERA) )", dates.year_named, ""),
    Rule("apostrophe year", "(?P<year>SHORTYEAR)", dates.year_named, "'99"),
    Rule("decade", EDGE + "(?: THE? (?:EARLY|LATE|MID) HYPHEN? )? THE? POSS? (?P<decade>DECADE) (?P<era>ERA)?", dates.decade, "the late 1990s"),
    Rule("decade with an apostrophe", EDGE + "THE (?: (?:EARLY|LATE|MID) HYPHEN? )? (?P<decade>YEAR) POSS", dates.decade, "the early 1980's"),
    Rule("decade in words", EDGE + "THE (?:EARLY|LATE|MID)? HYPHEN? (?P<decade>NINETIES)", dates.decade, "the nineties"),
    Rule("century", EDGE + "THE? (?:EARLY|LATE|MID)? HYPHEN? (?P<ordinal>ORDINAL) HYPHEN? (?P<unit>UNIT) (?P<era>ERA)?", dates.ordinal_unit, "the 20th century"),
    Rule("year's quarter", "THE? FISCAL? (?P<year>YEAR) (?P<ordinal>ORDINAL|FINAL) HYPHEN? (?P<unit>UNIT|HALF)", dates.ordinal_of_year, "the 2021 third quarter"),
    Rule("told year's quarter", "(?P<turn>THIS|LAST|NEXT) UNIT POSS FISCAL? (?P<ordinal>ORDINAL)? HYPHEN? (?P<unit>QUARTER)", dates.quarter_turned, "this year's third quarter"),
    Rule("quarter", EDGE + "(?:THE? FISCAL? HYPHEN?) (?P<ordinal>ORDINAL) (?P<unit>QUARTER)", dates.ordinal_unit, "the third quarter"),
    Rule("quarter as a modifier", "(?P<ordinal>ORDINAL) HYPHEN (?P<unit>QUARTER)", dates.ordinal_unit, "third-quarter"),
    Rule("year-ago", "YEARAGO", dates.year_ago_quarter, "year-earlier"),
    Rule("quarter a year before", "THE? YEARAGO FISCAL? (?P<ordinal>ORDINAL)? HYPHEN? (?:QUARTER|PERIOD)", dates.year_ago_quarter, "the year-ago quarter"),
    Rule("holiday", "(?P<turn>LAST|THIS|NEXT)? (?P<holiday>HOLIDAY) (?P<eve>EVE)? (?:UNIT|PART|WEEKDAY)? (?:COMMA? OF? (?P<year>YEAR))?", dates.holiday, "Christmas Eve"),
    Rule("new year", "NEW UNIT POSS (?P<eve>EVE|UNIT)", dates.new_year, "New Year's Eve"),
    # days named by the week, or by publication
    Rule("weekday", CLOCK + MOD + "(?P<weekday>WEEKDAY) (?: COMMA? (?:EARLY|LATE)? (?P<part>PART) )?", days.weekday, "Tuesday evening"),
    Rule("early hours of a weekday", "THE (?P<small>EARLY) HOURS (?:OF|ON) (?P<weekday>WEEKDAY) (?P<part>PART)?", days.weekday, "the early hours of Tuesday"),
    Rule("early hours of a day told", "THE (?P<small>EARLY) HOURS OF (?P<dayref>DAYREF)", days.dayref, "the early hours of yesterday"),
    Rule("weekday, part first", "THE? (?:EARLY|LATE)? HYPHEN? (?P<part>PART) HOURS? (?:OF|ON)? (?P<weekday>WEEKDAY) (?:PART)?", days.weekday, "the night of Tuesday"),
    Rule("weekday, last or next", CLOCK + MOD + "THE? (?P<turn>LAST|NEXT|THIS|PREVIOUS|FOLLOWING|COMING) PAST? COMING? (?P<weekday>WEEKDAY) (?P<part>PART)?", days.weekday, "last Tuesday"),
    Rule("weekday in a week", "(?P<weekday>WEEKDAY) (?:OF)? (?P<turn>LAST|NEXT|THIS) UNIT", days.weekday, "Tuesday of next week"),
    Rule("day told from publication", CLOCK + MOD + "(?P<dayref>DAYREF) (?:EARLY|LATE)? (?P<part>PART)?", days.dayref, "late yesterday"),
    Rule("part of a day told", "(?: MID HYPHEN? )? (?P<part>PART) (?P<dayref>DAYREF)", days.dayref, "mid-afternoon yesterday"),
    Rule("tonight", "(?P<part>TONIGHT)", days.tonight, "tonight"),
    Rule("overnight", "OVERNIGHT", days.overnight, "overnight"),
    Rule("part of this day", MOD + "(?P<turn>THIS|LAST|THAT|SAME|NEXT|FOLLOWING|PREVIOUS) (?P<part>PART)", days.part_turned, "that evening"),
    Rule("part of the narrative's day", MOD + "THE (?P<turn>SAME|NEXT|FOLLOWING|PREVIOUS) (?P<part>PART)", days.part_turned, "the next morning"),
    Rule("one part of a day", "ONE (?P<part>PART)", days.one_part, "one afternoon"),
    Rule("part of day", "(?: THE | (?: MID HYPHEN? )? | THE? (?:EARLY|LATE) (?: HYPHEN | IN THE )? ) (?P<part>PART) (?: HYPHEN TIME | HOURS )?", days.part_alone, "early in the morning"),
    # times of day
    Rule("clock time", "ABOUT? (?P<clock>HOUR|CLOCK) HYPHEN? (?P<ampm>AMPM) (?:OPEN? (?P<zone>ZONE) | LOCAL TIME)?", days.clock_alone, "6:26 AM"),
    Rule("clock time with zone", "(?P<clock>HOUR|CLOCK|MILITARY) HOURS? OPEN? (?P<zone>ZONE)", days.clock_alone, "14:30 GMT"),
    Rule("clock time, local", "(?P<clock>CLOCK|MILITARY) (?P<local>HOURS|LOCAL TIME)", days.clock_alone, "14:30 local time"),
    Rule("clock time bare", "(?P<clock>CLOCK)", days.clock_bare, "14:30"),
    Rule("o'clock", "(?P<clock>HOUR|WORDNUM) (?P<ampm>OCLOCK) (?:IN THE (?P<daypart>PART))?", days.clock_alone, "six o'clock in the morning"),
    Rule("hour of a part of day", "(?P<clock>HOUR|CLOCK|WORDNUM|MILITARY) (?:HOURS)? IN THE (?P<daypart>PART)", days.clock_alone, "4 in the morning"),
    # steps from publication or from the narrative
    Rule("so long ago", ABOUT + COUNT + "MORE? (?P<unit>UNIT|UNITS|SECOND) (?P<step>AGO)", steps.ago, "two weeks ago"),
    Rule("a unit ago", ABOUT + "(?P<n>A) (?P<unit>UNIT|HALF) (?: OR SO )? (?P<step>AGO)", steps.ago, "a week ago"),
    Rule("units ago", "(?P<unit>UNITS) (?P<step>AGO)", steps.vague_step, "years ago"),
    Rule("so much later", ABOUT + COUNT + "MORE? (?P<unit>UNIT|UNITS) (?P<step>EARLIER|LATER|BEFORE|AFTER|HENCE)", steps.step, "two days earlier"),
    Rule("a unit later", ABOUT + "(?P<n>A) (?P<unit>UNIT) (?P<step>EARLIER|LATER|BEFORE|AFTER|HENCE)", steps.step, "a year later"),
    Rule("units later", "(?P<unit>UNITS) (?P<step>EARLIER|LATER|BEFORE)", steps.vague_step, "years later"),
    Rule("so long from now", COUNT + "(?P<unit>UNIT|UNITS) FROM (?:NOW|DAYREF)", steps.from_now, "two days from now"),
    Rule("unit, last or next", EDGE + MOD + "(?: THE (?=LAST) )? (?P<turn>LAST|NEXT|THIS) (?P<unit>UNIT)", steps.unit_turned, "late last year"),
    Rule("the unit, last or next", EDGE + MOD + "THE (?P<turn>NEXT|FOLLOWING|PREVIOUS|SAME|COMING|LATEST) (?P<unit>UNIT)", steps.unit_narrated, "the following day"),
    Rule("that unit", MOD + "(?P<turn>THAT) SAME? (?P<unit>UNIT)", steps.unit_narrated, "that same day"),
    Rule("the day after", "THE (?P<unit>UNIT) (?P<step>BEFORE|AFTER|FOLLOWING|EARLIER)", steps.day_after, "the day before"),
    Rule("the evening before", "THE (?P<part>PART) (?P<step>BEFORE|AFTER|EARLIER)", steps.part_after, "the evening before"),
    Rule("edge of the unit", "THE EDGE OF THE (?P<unit>UNIT)", steps.unit_now, "the end of the month"),
    Rule("edge of the unit, part", MOD + "THE (?P<unit>UNIT)", steps.unit_now, "later in the year"),
    Rule("unit's end", "THE? (?P<unit>UNIT) (?:POSS|HYPHEN)? EDGE", steps.unit_now, "year-end"),
    Rule("weekend", "THE (?P<unit>UNIT)", steps.weekend, "the weekend"),
    Rule("current unit", "THE CURRENT FISCAL? (?P<unit>UNIT)", steps.current_unit, "the current year"),
    # durations
    Rule("so long", ABOUT + "(?:SINGLE|MORE)? " + COUNT + "MORE? SINGLE? HYPHEN? (?P<unit>UNIT|UNITS|SECOND) (?: HYPHEN? LONG )?", durations.duration, "two weeks"),
    Rule("a unit long", ABOUT + "(?P<n>A) MORE? SINGLE? (?P<unit>UNIT)", durations.duration, "a week"),
    Rule("a period so long", "A " + COUNT + "HYPHEN? (?P<unit>UNIT) PERIOD", durations.duration, "a two-week period"),
    Rule("the so many units", "THE " + COUNT + "SINGLE? (?P<unit>UNITS)", durations.duration, "the four days"),
    Rule("a unit and a half", "(?P<n>A) (?P<unit>UNIT) AND A HALF", durations.duration_half, "a year and a half"),
    Rule("half a unit", ABOUT + "A? HALF (?:A|OF A|HYPHEN)? (?P<unit>UNIT)", durations.half_unit, "half an hour"),
    Rule("one to so many units", COUNT + "(?:TO|OR|HYPHEN|AND) (?P<n2>NUM|WORDNUM) (?P<unit>UNITS)", durations.duration, "two to three weeks"),
    Rule("units past or coming", "(?:EVERY OF)? THE? (?P<turn>PAST|LAST|NEXT|COMING|PREVIOUS|FOLLOWING|LATEST|ORDINAL|FINAL|SAME) (?P<n>NUM|WORDNUM (?:HYPHEN? WORDNUM){0,3}|VAGUE|FEW|COUPLE OF?) SINGLE? HYPHEN? (?P<unit>UNITS|UNIT|SEASONS)", durations.duration, "the past two weeks"),
    Rule("units of a year", "THE (?:ORDINAL|FINAL|LAST) (?P<n>NUM|WORDNUM|FEW) (?P<unit>UNITS) OF MONTH? YEAR", durations.duration, "the first two months of 2021"),
    Rule("so many to so many units past or coming", "THE (?:PAST|LAST|NEXT) (?P<n>NUM|WORDNUM) (?:TO|OR|HYPHEN) (?:NUM|WORDNUM) (?P<unit>UNITS)", durations.duration, "the next two to three weeks"),
    Rule("unit past", "THE? (?P<turn>PAST) (?P<unit>UNIT)", durations.past_unit, "the past year"),
    Rule("units vaguely past", "THE? (?:RECENT|COMING|PAST|FOLLOWING|PREVIOUS|NEXT|LAST) (?P<unit>UNITS)", durations.vague_units, "recent weeks"),
    Rule("units", "(?P<unit>UNITS)", durations.bare_units, "months"),
    Rule("unit-long", "(?P<unit>UNIT|UNITS) HYPHEN LONG", durations.unit_long, "month-long"),
    # sets
    Rule("every unit", "EVERY (?P<n>NUM|WORDNUM)? (?P<unit>UNIT|UNITS|WEEKDAY|PART|SEASON|MONTH)", durations.every, "every day"),
    Rule("per unit", "PER (?P<unit>UNIT)", durations.every, "per day"),
    Rule("often", "(?P<frequent>FREQUENT)", durations.frequent, "daily"),
    Rule("weekdays", "(?P<weekday>WEEKDAYS) (?P<part>PART|PARTS)?", durations.weekdays, "Tuesdays"),
    Rule("weekday nights", "(?P<weekday>WEEKDAY) (?P<part>PARTS)", durations.weekdays, "Tuesday nights"),
    # vague
    Rule("present", "RIGHT? PRESENT", durations.present, "now"),
    Rule("present, of a thing", "(?:CURRENT|PRESENTADJ)", durations.present_thing, "current"),
    Rule("these days", "THESE (?P<unit>UNITS)", durations.these_units, "these days"),
    Rule("recently", "(?:RECENTLY|RECENT)", durations.past, "recently"),
    Rule("the past", "THE PAST", durations.past, "the past"),
    Rule("the future", "THE (?:NEAR)? FUTURE", durations.future, "the future"),
    Rule("soon", "SOON", durations.soon, "soon"),
)
# fmt: on
