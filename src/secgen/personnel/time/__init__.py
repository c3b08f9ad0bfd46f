"""Working time: cycles, ARTT, annual leave, absences, time-savings account, telework, limits, public holidays."""
