"""The model: frozen values and pure functions over them. No input, no output, no clock."""
