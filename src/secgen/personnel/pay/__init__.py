"""What agents cost: the payslip line by line, sick leave, thirtieths, the payroll and its split in title 2."""
