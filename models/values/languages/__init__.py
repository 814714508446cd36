"""Words of data in other languages than the official one.

Not here: sentences (models.values.messages), texts of the interface (ui.translations).
"""
