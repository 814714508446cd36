"""Keys and their passwords at the desk: choosing, unlocking, remembering where they lie.

Signing itself is in exports.signatures.
"""
