"""Many files at once: where their bytes wait, and the processes that judge them beside each other.

What a file is and what its verdict says is in exports.exchange and exports.verdicts.
"""
