"""What may go out, and when: gates that hold for every channel at once."""
