"""What is special to documents, programmes and what is given under them: rules, filled fields, values as SQL.

Storing, listing, importing and searching them follow from the catalogue (storage.register.records, .lists, .imports).
"""
