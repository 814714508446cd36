"""What an office keeps about its papers, and about the paper of each return.

Returns and their figures are in storage.returns, which stands on this room.
"""
