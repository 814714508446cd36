"""Papers and packages: whatever leaves the machine, and whatever comes in."""
