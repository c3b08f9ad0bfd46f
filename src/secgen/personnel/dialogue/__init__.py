"""Social dialogue: committees, meetings, votes, risk register, union time, social report. No union opinion anywhere."""
