"""Records that the program brings along, added to a book on demand: national programmes, targets of known plans.

The data are in resources; nothing is added unasked or twice.
"""
