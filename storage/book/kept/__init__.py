"""Facts about records that are worked out once for each change and kept, for the order of long lists.

What lists make of them is in storage.register.lists; nothing here is the truth about a record.
"""
