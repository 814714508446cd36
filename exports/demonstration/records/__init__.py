"""Invented records, one module a subject: organisations and people, what they have and owe, activities, support.

exports.demonstration.register puts them together to the register of one unit.
"""
