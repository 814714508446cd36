"""The forms of a book: those of the program and those installed in it from signed packages; which were compared.

Not here: what a form is (models.forms), the signed file (exports.exchange.forms).
"""
