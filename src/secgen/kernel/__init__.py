"""Values everyone speaks: money, dates, texts, rules, verdicts, errors."""
