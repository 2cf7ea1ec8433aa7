"""Accounts, roles, permissions, the audit chain."""
