"""The files the State really exports, read and written: Chorus extracts, national flows, journals, grants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secgen.kernel.lazily import at_first_use

if TYPE_CHECKING:
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

_WHERE = {
    "Anomaly": "secgen.exchange.anomalies",
    "AnomalyKind": "secgen.exchange.anomalies",
    "Severity": "secgen.exchange.anomalies",
    "JournalSummary": "secgen.exchange.journal",
    "summarise_jp51": "secgen.exchange.journal",
    "LAYOUTS": "secgen.exchange.layouts",
    "Column": "secgen.exchange.layouts",
    "Layout": "secgen.exchange.layouts",
    "CommitmentLike": "secgen.exchange.matching",
    "MatchedLine": "secgen.exchange.matching",
    "Matching": "secgen.exchange.matching",
    "PaymentLike": "secgen.exchange.matching",
    "Standing": "secgen.exchange.matching",
    "State": "secgen.exchange.matching",
    "match": "secgen.exchange.matching",
    "OfficeList": "secgen.exchange.office",
    "OfficeRow": "secgen.exchange.office",
    "parse_numbers": "secgen.exchange.office",
    "read_office_list": "secgen.exchange.office",
    "read": "secgen.exchange.reader",
    "sniff": "secgen.exchange.reader",
    "CommitmentRow": "secgen.exchange.rows",
    "GrantRow": "secgen.exchange.rows",
    "HeaderInfo": "secgen.exchange.rows",
    "JournalRow": "secgen.exchange.rows",
    "PaymentRow": "secgen.exchange.rows",
    "Reading": "secgen.exchange.rows",
    "Row": "secgen.exchange.rows",
    "bare": "secgen.exchange.rows",
    "write": "secgen.exchange.writer",
}
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
__getattr__ = at_first_use(__name__, _WHERE)
