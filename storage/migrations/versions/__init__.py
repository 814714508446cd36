"""One module a version of the schema, in order.

The newest is named in storage.book.schema.
"""
