"""ISBN, ISSN and DOI: the first two checked by python-stdnum, the third by its shape (it has no key)."""

from __future__ import annotations

import re
from typing import Final

from secgen.kernel.identifiers import passes

_DOI: Final = re.compile(r"10\.\d{4,9}(\.\d+)*/[!-~]+", re.ASCII)


def is_isbn(value: str) -> bool:
    """Whether a text is an ISBN of 10 or 13 digits with its key; hyphens and spaces are allowed."""
    from stdnum import isbn

    return passes(isbn, value)


def is_issn(value: str) -> bool:
    """Whether a text is an ISSN with its key."""
    from stdnum import issn

    return passes(issn, value)


def is_doi(value: str) -> bool:
    """Whether a text has the shape of a DOI: ``10.``, a registrant, a suffix."""
    return _DOI.fullmatch(value) is not None


def shown_isbn(value: str) -> str:
    """An ISBN-13 with its hyphens, as it is printed: ``978-2-07-061275-8``; what is no ISBN as it is."""
    from stdnum import isbn

    return str(isbn.format(isbn.to_isbn13(value))) if passes(isbn, value) else value


def shown_issn(value: str) -> str:
    """An ISSN with its hyphen: ``2434-561X``; what is no ISSN as it is."""
    from stdnum import issn

    return str(issn.format(value)) if passes(issn, value) else value
