"""The trust list of a book, its authorities and registrations, reception keys and pictures of signatures.

Whether a signature holds is decided in exports.
"""
