"""Who may sign: certificates, registrations and the rules of roles.

Checking a signature is in exports.signatures and exports.trust.
"""
