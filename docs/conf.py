"""How the documentation is built, in both languages: ``make docs``. Needs no network.

English is the source; ``-D language=fr`` reads the catalogues of ``locales`` (``french.py`` keeps them).
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "_ext"), str(HERE.parent / "src")]

project = "secgen"
author = "The secgen maintainers"
project_copyright = "The secgen maintainers, EUPL-1.2"

extensions = ["myst_parser", "sphinx.ext.autodoc", "reference_pages", "languages"]
exclude_patterns = ["_build", "_ext", "_make", "locales"]
nitpicky = True
nitpick_ignore_regex = [("py:.*", r"\w+")]  # a bare name in a docstring is a word, not an address

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "none"
autodoc_class_signature = "mixed"
add_module_names = False
toc_object_entries = False

language = "en"
locale_dirs = ["locales"]
gettext_compact = False
gettext_location = False
gettext_uuid = False

templates_path = ["_templates"]
html_theme = "furo"
html_title = "secgen"
html_static_path = ["_static"]
html_css_files = ["secgen.css"]
html_copy_source = False
html_show_sourcelink = False
pygments_style = "tango"
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "language.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
