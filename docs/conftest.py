"""What pytest leaves alone here: the built pages, the generated ones and the code that makes them.

The chapters of the tutorial are one story: tests/docs plays them together.
"""

collect_ignore = ["conftest.py", "conf.py", "_ext", "_build", "reference/generated", "locales", "french.py"]
collect_ignore_glob = ["tutorial/[0-9][0-9]-*.md"]
