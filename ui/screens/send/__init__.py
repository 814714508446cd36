"""Send: the check before signing, the signature, the package."""
