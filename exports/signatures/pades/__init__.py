"""exports.signatures.reading.pades"""
