"""Small charts as SVG, to stand above a table: ``bars`` and ``lines``."""

from secgen.reports.svg_bars import bars
from secgen.reports.svg_lines import lines

__all__ = ["bars", "lines"]
