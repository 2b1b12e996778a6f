"""Language data, apart from the code that uses it. `loader` reads it."""
