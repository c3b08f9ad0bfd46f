"""Budget law as pure functions: values and law in, a result that explains itself out. One idea a file."""
