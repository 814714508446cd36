"""Who may sign: certificates, registrations and the rules of roles; and the head of a history, as it leaves a book.

Checking a signature is in exports.signatures and exports.trust.
"""
