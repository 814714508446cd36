"""Keys on tokens (PKCS#11), through a process of their own that may crash or hang alone.

Keys in files are in exports.signatures.
"""
