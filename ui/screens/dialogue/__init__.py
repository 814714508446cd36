"""Questions, answers and receipts: what goes to and fro about returns."""
