"""The register's records: stored, listed, searched and pasted, with what is special to a kind.

History and bin are in storage.history; what leaves the register in storage.extracts.
"""
