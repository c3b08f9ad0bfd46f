"""What pytest leaves alone here: the built pages, the generated ones and the code that makes them.

The chapters of the tutorial are one story: tests/docs plays them together.
"""

from importlib.util import find_spec

collect_ignore = ["conftest.py", "conf.py", "_ext", "_make", "_build", "reference/generated", "locales", "french.py"]
collect_ignore_glob = ["tutorial/[0-9][0-9]-*.md"]
if not all(map(find_spec, ("altair", "polars", "pyarrow"))):  # `make test` installs them
    collect_ignore.append("how-to/work-in-a-notebook.md")
