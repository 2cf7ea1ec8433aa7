"""Stored papers, their readings and the review desk."""
