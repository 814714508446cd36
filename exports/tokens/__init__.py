"""Keys on tokens (PKCS#11), spoken to through a process of their own that may crash or hang alone."""
