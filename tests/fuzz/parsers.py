"""What reads one text: amounts, days, codes, addresses, the options of commands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final
from zlib import crc32

from fuzz.harness import Target
from fuzz.mutation import Mutator
from secgen.assets.identifiers import is_iccid, is_imei, is_phone_number, is_plate
from secgen.budget.lines import parse_line
from secgen.cli.common import read_options
from secgen.communication.channels.count import COUNTING, length
from secgen.communication.instants import instant
from secgen.communication.publications.identifiers import is_doi, is_isbn, is_issn, shown_isbn, shown_issn
from secgen.exchange import LAYOUTS
from secgen.exchange.cells import decode
from secgen.exchange.office import parse_numbers
from secgen.kernel.address import without_password
from secgen.kernel.dates import parse_day, parse_instant
from secgen.kernel.identifiers import is_chorus_commitment, is_siret, siren, siret
from secgen.kernel.money import Money, parse_rate
from secgen.law import builtin_law
from secgen.opening import check_node
from secgen.personnel.pay.months import month_of
from secgen.procurement.essential.cpv import family, is_cpv
from secgen.reports.view import read_year
from secgen.vault.kinds import KINDS, checked

_DAYS: Final = ("2026-03-02", "2024-02-29", "2026-03-02T18:00:00+01:00", "2026-03-02T18:00:00.123456Z", "9999-12-31")
_CELLS: Final = (
    "0175", "175", "2103105755", "1 000,00", "1000.00", "-12,5", "02/03/2026", "2026-03-02", "02.03.2026", "2026",
    "73282932000074", "W691000001", "12,5", "2026-01-01/2026-12-31", "100", "#", "Non affecté", "numeraire", "EUR",
)  # fmt: skip


def _each(*readers: Callable[[str], object]) -> Callable[[str], None]:
    def read(text: str) -> None:
        for reader in readers:
            reader(text)

    return read


def _cells() -> Callable[[str], None]:
    pairs = [(kind, layout) for layout in LAYOUTS.values() for kind in {column.kind for column in layout.columns}]

    def read(text: str) -> None:
        kind, layout = pairs[crc32(text.encode("utf-8", "surrogatepass")) % len(pairs)]
        decode(kind, text, layout)

    return read


def _one(name: str, share: float, seeds: Sequence[str], *readers: Callable[[str], object]) -> Target:
    return Target(name, lambda mutator: mutator.text(seeds), _each(*readers), share)


def _vault_fields(mutator: Mutator) -> tuple[str, object]:
    kind = mutator.random.choice(tuple(KINDS))
    good = {field.name: "Jeanne Martin" for field in KINDS[kind].fields}
    fields = mutator.value([good, {**good, "birth_date": "1980-02-29", "address": "jeanne@exemple.fr"}])
    return kind, fields if isinstance(fields, dict) else good


def targets() -> Iterator[Target]:
    """Every parser of one text."""
    law = builtin_law()
    yield _one("money", 12, ("48 000,00", "48000.00", "-12,5", "+1 234 567,89", "12 €"), Money.parse)
    yield _one("rate", 6, ("5,5 %", "0.055", "20%", "100"), parse_rate)
    yield _one("day", 12, _DAYS, parse_day)
    yield _one("instant", 8, _DAYS, parse_instant, lambda text: instant(text, "act", "at"))
    yield _one("month and year", 6, ("2026-03", "2026"), month_of)
    yield _one("year", 4, ("2026", "1999"), read_year)
    yield _one("budget line", 12, ("0224-CARA-DRAC/07/3", "0131-CARA/01-02/62", "0175/01/5"), parse_line)
    yield _one("unit of an office", 3, ("{programme}-CARA-DRAC", "{programme}"), check_node)
    yield _one("siret", 8, ("73282932000074", "732 829 320 00074", "35600000000048"), siret)
    yield _one("identifiers", 6, ("73282932000074", "2103105755"), is_siret, siren, is_chorus_commitment)
    yield _one(
        "plates, lines, devices", 6, ("AB-123-CD", "123 ABC 69", "+33612345678", "490154203237518",
        "8933000000000000001"),
        is_plate, is_phone_number, is_imei, is_iccid,
    )  # fmt: skip
    yield _one(
        "isbn, issn, doi", 6, ("978-2-07-036822-8", "2070368227", "0317-8471", "10.1000/182"),
        is_isbn, is_issn, is_doi, shown_isbn, shown_issn,
    )  # fmt: skip
    yield _one("cpv", 4, ("45212350-4", "45212350"), is_cpv, family)
    yield _one("cells of State files", 16, _CELLS, _cells())
    yield _one(
        "numbers of a grant list", 6, ("2103105755", "EJ 2103105755 / 2103105756", "2103105755,00"), parse_numbers
    )
    yield _one(
        "addresses of stores", 4,
        ("sqlite:///ara.db", "postgresql://secgen:secret@host:5432/ara?sslmode=verify-full&password=secret", "memory:"),
        without_password,
    )  # fmt: skip
    yield Target(
        "options of commands",
        lambda m: m.text(("--by programme --where x=1", "--edition jep-2025", "--year=2026")).split(" "),
        read_options,
        4,
    )
    for counting in COUNTING:
        posts = ("Journées du #patrimoine ! https://exemple.fr/a 👩‍👩‍👧", "Bonjour à tous")
        yield _one(f"length of a post ({counting})", 1, posts, lambda t, c=counting: length(t, c, law, url_length=23))
    yield Target("fields for the vault", _vault_fields, lambda given: checked(KINDS[given[0]], given[1]), 4)
