"""What is special to further facts of organisations and communes: rules, filled fields, values as SQL.

Storing, listing, importing and searching them follow from the catalogue.
"""
