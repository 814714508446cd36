"""What offices record beside the organisations: documents, programmes, support, money, activities, projects, tasks.

Descriptions only, one module a noun; what an organisation itself is and owes is in models.register.
"""
