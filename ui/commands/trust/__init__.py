"""Verbs about keys, signers, reception keys and trust lists.

Packages are in ui.commands.exchange.
"""
