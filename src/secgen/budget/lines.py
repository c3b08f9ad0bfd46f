"""Budget lines: where in the budget an act takes place."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from secgen.kernel.errors import InvalidInput

_LINE = re.compile(r"(\d{4})(?:-([A-Z0-9]{1,8})(?:-([A-Z0-9]{1,8}))?)?/(\d{2})(?:-(\d{2}))?/([1-7])([1-5])?")


@frozen
class Line:
    """A node of the management tree, an action and a title: ``0175-CARA-DRAC/01/5``.

    The node is a programme (``0175``), a BOP (``0175-CARA``) or an operational unit
    (*unité opérationnelle*, ``0175-CARA-DRAC``); the action may name a sub-action (``01-02``) and
    the title a category (``51``). GBCP art. 64-65; LOLF art. 5.
    """

    code: str
    programme: str
    bop: str
    uo: str
    action: str
    sub_action: str
    title: str
    category: str

    @property
    def node(self) -> str:
        """The unit, or else the BOP, or else the programme (``0175``) the line belongs to."""
        return self.uo or self.bop or f"0{self.programme}"

    @property
    def is_staff(self) -> bool:
        """Title 2, staff expenditure."""
        return self.title == "2"


@lru_cache(maxsize=65536)
def parse_line(code: str) -> Line:
    """Read a line code; refuse anything else, saying how to write it."""
    match = _LINE.fullmatch(code)
    if match is None:
        raise InvalidInput("SG-LINE-TEXT", value=code)
    programme, bop, uo, action, sub, title, category = match.groups()
    return Line(
        code=code,
        programme=programme.removeprefix("0"),
        bop=f"{programme}-{bop}" if bop else "",
        uo=f"{programme}-{bop}-{uo}" if uo else "",
        action=action,
        sub_action=f"{action}-{sub}" if sub else "",
        title=title,
        category=title + category if category else "",
    )
