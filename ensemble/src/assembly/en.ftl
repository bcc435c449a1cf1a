# The General Assembly
