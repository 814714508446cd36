"""A register handed over by file: signed, judged, laid down, taken over, and the receipt that goes back.

Not here: what is handed over (storage.handover), the canonical bytes (models.dialogue.handovers).
"""
