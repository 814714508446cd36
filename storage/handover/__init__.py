"""A register handed over to the successors of its unit: who gets what, what was given, what was taken over.

Not here: the file and its signatures (exports.exchange.handover), what it says (models.dialogue.handovers).
"""
