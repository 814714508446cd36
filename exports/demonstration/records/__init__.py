"""Invented records by subject: organisations and their events, people, members, products, results and debts.

exports.demonstration.register puts them together to the register of one unit.
"""
