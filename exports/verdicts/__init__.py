"""How far a package or a print holds: a ladder of steps, and why not further.

Accepting or refusing it is in exports.exchange.
"""
