"""The tests expect English, whatever the locale of whoever runs them."""

from __future__ import annotations

import os

os.environ["SECGEN_LANG"] = "en"
