"""What is special to programmes, support, money, projects, targets and activities: rules, filled fields, SQL.

Storing, listing, importing and searching them follow from the catalogue (storage.register.records, .lists, .imports).
"""
