"""Units, people, posts."""
