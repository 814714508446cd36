"""Invented records by subject: organisations, people, members, products, results and debts, chains, a fund.

exports.demonstration.register puts them together to the register of one unit.
"""
