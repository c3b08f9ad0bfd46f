"""Exact money: whole cents, never a float, rounding only at a named point."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from typing import Final

from attrs import field, frozen

from secgen.kernel.errors import InvalidInput

HALF_UP: Final = ROUND_HALF_UP
FLOOR: Final = ROUND_DOWN
_SPACES = "[ \u00a0\u202f]"
_AMOUNT = re.compile(rf"([+-]?)(\d{{1,3}}(?:{_SPACES}\d{{3}})+|\d+)(?:[.,](\d{{1,2}}))?", re.ASCII)
_LIMIT = 10**17
_DIGITS = 40
"""Digits of an amount that are worth reading: no program turns a million of them into a number."""
_EXACT: Final = Context(prec=60)  # whatever precision the caller's context has


def _cents(value: object) -> int:
    if type(value) is not int:
        raise InvalidInput("SG-MONEY-TYPE", value=repr(value))
    return value


@frozen
class Money:
    """An amount in euros held as whole cents.

    ``Money.parse("48 000,00")`` reads text; ``Money(4_800_000)`` takes cents. Multiplying by a
    rate is only possible through :meth:`at`, which names how it rounds.
    """

    cents: int = field(converter=_cents)

    @classmethod
    def parse(cls, text: str) -> Money:
        """Read ``48 000,00``, ``48000.00`` or ``-12,5``; refuse anything ambiguous.

        A comma or a point followed by one or two digits is the decimal mark; spaces (plain,
        no-break, narrow) may group thousands by three. ``1,234`` is refused: it could be either.
        """
        stripped = text.strip(" \u00a0\u202f").removesuffix("€").rstrip(" \u00a0\u202f")
        match = _AMOUNT.fullmatch(stripped)
        if match is None or len(stripped) > _DIGITS:
            raise InvalidInput("SG-MONEY-TEXT", value=text)
        sign, whole, part = match.groups()
        cents = int(re.sub(_SPACES, "", whole)) * 100 + int((part or "").ljust(2, "0") or 0)
        if cents > _LIMIT:
            raise InvalidInput("SG-MONEY-TEXT", value=text)
        return cls(-cents if sign == "-" else cents)

    @classmethod
    def of(cls, value: Money | str) -> Money:
        """Take money as it is, or read it from text. A number is refused: euros or cents?"""
        if isinstance(value, Money):
            return value
        if isinstance(value, str):
            return cls.parse(value)
        raise InvalidInput("SG-MONEY-TYPE", value=repr(value))

    @classmethod
    def sum(cls, amounts: Iterable[Money]) -> Money:
        """The sum of amounts; zero if there are none."""
        return cls(sum(m.cents for m in amounts))

    @property
    def euros(self) -> Decimal:
        """The exact amount in euros, with two decimals."""
        return Decimal(self.cents).scaleb(-2, _EXACT)

    def at(self, rate: Decimal, *, rounding: str, unit: int = 1) -> Money:
        """This amount times a rate, rounded once (``HALF_UP`` or ``FLOOR``) to ``unit`` cents."""
        exact = _EXACT.divide(_EXACT.multiply(Decimal(self.cents), rate), Decimal(unit))
        units = exact.quantize(Decimal(1), rounding=rounding, context=_EXACT)
        return Money(int(units) * unit)

    def share(self, part: int, whole: int) -> Money:
        """``part``/``whole`` of this amount, rounded half up to the cent (away from zero)."""
        if whole <= 0:
            raise InvalidInput("SG-MONEY-SPLIT", value=f"{part}/{whole}")
        product = self.cents * part
        quotient, rest = divmod(abs(product), whole)
        cents = quotient + (2 * rest >= whole)
        return Money(-cents if product < 0 else cents)

    def split(self, weights: int | Sequence[int]) -> tuple[Money, ...]:
        """Cut into parts that add up exactly (largest remainder; ties go to the first)."""
        shares = [1] * weights if isinstance(weights, int) else list(weights)
        total = sum(shares)
        if not shares or total <= 0 or min(shares) < 0:
            raise InvalidInput("SG-MONEY-SPLIT", value=repr(weights))
        floors = [divmod(self.cents * w, total) for w in shares]
        missing = self.cents - sum(q for q, _ in floors)
        order = sorted(range(len(shares)), key=lambda i: (-floors[i][1], i))
        extra = set(order[:missing])
        return tuple(Money(q + (i in extra)) for i, (q, _) in enumerate(floors))

    def __add__(self, other: Money) -> Money:
        return Money(self.cents + other.cents)

    def __sub__(self, other: Money) -> Money:
        return Money(self.cents - other.cents)

    def __neg__(self) -> Money:
        return Money(-self.cents)

    def __abs__(self) -> Money:
        return Money(abs(self.cents))

    def __lt__(self, other: Money) -> bool:
        return self.cents < other.cents

    def __le__(self, other: Money) -> bool:
        return self.cents <= other.cents

    def __gt__(self, other: Money) -> bool:
        return self.cents > other.cents

    def __ge__(self, other: Money) -> bool:
        return self.cents >= other.cents

    def __bool__(self) -> bool:
        return self.cents != 0

    def __str__(self) -> str:
        return amount_text(self.cents)

    def __repr__(self) -> str:
        return f"Money({self.cents})"

    def _repr_html_(self) -> str:
        from secgen.kernel.figures import euros

        style = "white-space:nowrap;font-variant-numeric:tabular-nums"
        return f'<span class="secgen-money" style="{style}">{euros(self.cents)}</span>'


ZERO: Final = Money(0)


def amount_text(cents: int) -> str:
    """``4800000`` → ``48 000,00`` (no-break spaces), as French accounts are printed."""
    whole, part = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    return f"{sign}{whole:,}".replace(",", "\u00a0") + f",{part:02d}"


def parse_rate(text: str) -> Decimal:
    """Read ``5,5 %`` or ``0.055`` as an exact fraction."""
    match = re.fullmatch(r"(\d+)(?:[.,](\d+))?[ \u00a0\u202f]?(%?)", text.strip(), re.ASCII)
    if match is None or len(text) > 24:
        raise InvalidInput("SG-RATE-TEXT", value=text)
    whole, part, percent = match.groups()
    return Decimal(f"{whole}.{part or '0'}{'E-2' if percent else ''}")
