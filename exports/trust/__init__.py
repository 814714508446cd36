"""Trust lists as files: reading, making, authorities, registrations, and checks of signers.

The list that a book has installed is in storage.trust.
"""
