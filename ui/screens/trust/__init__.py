"""The trust list of a receiving unit: certificates registered and withdrawn, the next list made and signed."""
