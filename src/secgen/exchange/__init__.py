"""The files the State really exports, read and written: Chorus extracts, national flows, journals, grants."""

from secgen.exchange.anomalies import Anomaly, AnomalyKind, Severity
from secgen.exchange.journal import JournalSummary, summarise_jp51
from secgen.exchange.layouts import LAYOUTS, Column, Layout
from secgen.exchange.matching import (
    CommitmentLike,
    MatchedLine,
    Matching,
    PaymentLike,
    Standing,
    State,
    match,
)
from secgen.exchange.office import OfficeList, OfficeRow, parse_numbers, read_office_list
from secgen.exchange.reader import read, sniff
from secgen.exchange.rows import CommitmentRow, GrantRow, HeaderInfo, JournalRow, PaymentRow, Reading, Row, bare
from secgen.exchange.writer import write

__all__ = [
    "LAYOUTS",
    "Anomaly",
    "AnomalyKind",
    "Column",
    "CommitmentLike",
    "CommitmentRow",
    "GrantRow",
    "HeaderInfo",
    "JournalRow",
    "JournalSummary",
    "Layout",
    "MatchedLine",
    "Matching",
    "OfficeList",
    "OfficeRow",
    "PaymentLike",
    "PaymentRow",
    "Reading",
    "Row",
    "Severity",
    "Standing",
    "State",
    "bare",
    "match",
    "parse_numbers",
    "read",
    "read_office_list",
    "sniff",
    "summarise_jp51",
    "write",
]
