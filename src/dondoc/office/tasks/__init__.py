"""A directive followed to its end."""
