"""Words of data in other languages than the official one, and of periods as people write them.

Not here: sentences (models.values.messages), texts of the interface (ui.translations).
"""
