"""What pytest leaves alone here: the built pages, the generated ones and the code that makes them."""

collect_ignore = ["conftest.py", "conf.py", "_ext", "_make", "_build", "reference/generated"]
