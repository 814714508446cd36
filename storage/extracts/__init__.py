"""The register as a whole on a day: the snapshot that sheets count, and the tables that packages carry and load.

Single records are kept in storage.register.
"""
