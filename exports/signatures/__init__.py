"""Keys, tokens, signatures, sealed containers and envelopes.

Who may sign is decided in exports.trust.lists; how far a package holds in exports.verdicts.
"""
