"""Essential data in files: the only part of procurement that opens one."""
