"""Keys, tokens, signatures, sealed containers and envelopes.

Who may sign is decided in exports.trust; how far a package holds in exports.verdicts.
"""
