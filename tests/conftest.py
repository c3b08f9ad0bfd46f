"""What every test folder shares: the hypothesis profiles. ``HYPOTHESIS_PROFILE=explore`` looks for new examples."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("explore", derandomize=False, deadline=None, max_examples=500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

collect_ignore = ["conftest.py"]  # nothing to collect in this file itself; docs/ has one of the same name
