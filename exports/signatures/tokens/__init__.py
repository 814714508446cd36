"""exports.signatures.reading.tokens"""
