"""The year-end file: what is due, the statements, the reconciliations, what is missing and who owes it."""

from secgen.closing.contents import CONTENTS, DELIVERABLES, Deliverable
from secgen.closing.file import YearEnd, close_year, sign_year
from secgen.closing.steps import Missing, Step
from secgen.closing.writing import write_file

__all__ = [
    "CONTENTS",
    "DELIVERABLES",
    "Deliverable",
    "Missing",
    "Step",
    "YearEnd",
    "close_year",
    "sign_year",
    "write_file",
]
