"""Personnel and social dialogue: staff, pay, careers, time, training, dialogue (P1–P5)."""
