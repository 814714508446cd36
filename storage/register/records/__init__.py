"""Records of any kind, by name of their table: added, changed, binned, shown with their owners, begun and not kept.

What only one kind has is called from here, by name of its table; lists of records are in storage.register.lists.
"""
