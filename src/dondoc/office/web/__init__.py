"""The shell of the site."""
