"""Reads one report: from its text to mentions, statements, accounts and aggregates."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.extract.accounts import assemble_accounts
from onrecord.extract.accounts import weights as account_weights
from onrecord.extract.api import Findings
from onrecord.extract.casualties import find_casualties
from onrecord.extract.frames import find_actors, find_frames, find_objects, find_weapons, model
from onrecord.extract.places import find_places
from onrecord.extract.places import weights as place_weights
from onrecord.extract.statements import find_statements, learned
from onrecord.extract.times import find_stamp, find_times, published_bounds
from onrecord.gazetteer.index import Gazetteer
from onrecord.lexicon.schema import Lexicon
from onrecord.model.mention import Mentions
from onrecord.model.provenance import Notice, Producer
from onrecord.model.reading import Reading
from onrecord.model.report import Report, Stamp
from onrecord.text import network
from onrecord.text.artefact import digest_of
from onrecord.text.document import Document, make_document
from onrecord.version import VERSION

MODELS = digest_of(network.ARTEFACT, model.ARTEFACT, learned.ARTEFACT, account_weights.ARTEFACT, place_weights.ARTEFACT)
"""One digest over every learned artefact."""

MAX_READ = 1_000_000
"""Code points of a text that are read, some 150,000 words; what lies behind them is kept in the report and not read. No news report comes near."""
MAX_TITLE = 2_000
"""Code points of a title that are read; what is longer is no headline."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading needs: the lexicon of one language and the gazetteer."""

    lexicon: Lexicon
    gazetteer: Gazetteer

    def producer(self) -> Producer:
        """Who made the values of a reading by this reader."""
        return Producer("onrecord.extract", VERSION, self.lexicon.digest, self.gazetteer.digest, MODELS)


def extract_reading(reader: Reader, report: Report) -> Reading:
    """Everything read from the report, less the tolls, which `reconcile` derives. Pure: the same report gives the same reading."""
    if report.language not in (None, reader.lexicon.language):
        return _unread(reader, report)
    findings = find_all(reader, report)
    accounts, aggregates = assemble_accounts(findings, reader.lexicon)
    return Reading(
        report=_bounded(report, findings, reader.lexicon),
        mentions=Mentions(findings.times, findings.places, findings.actors, findings.weapons, findings.objects),
        statements=findings.statements,
        accounts=accounts,
        aggregates=aggregates,
        producer=reader.producer(),
        notices=_cut_notice(report),
    )


def _bounded(report: Report, findings: Findings, lexicon: Lexicon) -> Report:
    """The report with the bounds that its text proves, where its day of publication is unknown; a day that it states is both."""
    if report.published is not None or report.published_bounds is not None:
        return report
    if findings.stamp is not None:
        return replace(report, published_bounds=(findings.stamp.day, findings.stamp.day))
    return replace(report, published_bounds=published_bounds(findings.document, findings.times, lexicon))


def find_all(reader: Reader, report: Report) -> Findings:
    """What every extractor finds in the body, with what they find in the title."""
    document = make_document(report.text[:MAX_READ])
    stamp = find_stamp(document, reader.lexicon)
    body = _find_in(reader, report, document, stamp)
    if not report.title or not report.title.strip():
        return body
    return replace(body, title=_find_in(reader, report, make_document(report.title[:MAX_TITLE], field="title"), stamp))


def _find_in(reader: Reader, report: Report, document: Document, stamp: Stamp | None) -> Findings:
    lexicon = reader.lexicon
    published = report.published or (stamp.day if stamp is not None else None)
    return Findings(
        report=report,
        document=document,
        times=find_times(document, published, lexicon),
        places=find_places(document, reader.gazetteer, lexicon),
        actors=find_actors(document, lexicon),
        weapons=find_weapons(document, lexicon),
        objects=find_objects(document, lexicon),
        statements=find_statements(document, lexicon) if document.field == "text" else (),
        casualties=find_casualties(document, lexicon),
        frames=find_frames(document, lexicon),
        stamp=stamp,
    )


def _cut_notice(report: Report) -> tuple[Notice, ...]:
    if len(report.text) <= MAX_READ:
        return ()
    message = (
        f"report {report.id}: found {len(report.text)} code points, expected at most {MAX_READ}; "
        "what lies behind them is kept but not read: split the input into reports"
    )
    return (Notice("text-cut", message),)


def _unread(reader: Reader, report: Report) -> Reading:
    notice = Notice(
        "language-unsupported",
        f"report {report.id}: found language {report.language!r}, expected {reader.lexicon.language!r}; "
        "only its text and metadata are kept; see docs/lexicon.md on adding a language",
    )
    return Reading(report, Mentions(), (), (), (), reader.producer(), (notice,))
