"""What the mail room reports: letters and requests against their clocks."""
