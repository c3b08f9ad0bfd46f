"""Files in and out, in the formats the library and the plugins know."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from secgen.files import whole
from secgen.kernel.errors import InvalidInput
from secgen.kernel.files import check_path
from secgen.kernel.importing import Import

if TYPE_CHECKING:
    from secgen.secretariat import Secretariat

S = TypeVar("S")


def import_file(sg: Secretariat, layout: str, path: Path | str) -> Import:
    """See :meth:`secgen.Secretariat.import_file`."""
    check_path(path)
    _known(sg.plugins.importers, layout, "import")
    done: Import = sg.plugins.call("importers", layout, sg, layout, path, kind=Import)
    return done


def export_file(sg: Secretariat, layout: str, path: Path | str, options: dict[str, Any]) -> int:
    """See :meth:`secgen.Secretariat.export_file`."""
    check_path(path)
    spec = _known(sg.plugins.exporters, layout, "export")
    spec.accept(options)
    sg.check_reading(f"export {layout}")
    with whole(Path(path)) as place:
        count: int = sg.plugins.call("exporters", layout, sg, layout, place, options, kind=int)
    return count


def _known(specs: Mapping[str, S], layout: str, report: str) -> S:
    spec = specs.get(layout)
    if spec is None:
        raise InvalidInput("SG-REPORT-OPTION", report=report, option="format", value=layout, known=", ".join(specs))
    return spec
