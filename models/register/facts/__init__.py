"""Further facts of organisations and communes: accounts by year, certificates, memberships, relations, cases, profiles.

Descriptions only; what an organisation itself is and owes is in models.register.
"""
