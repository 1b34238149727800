"""Made-up people and requests for the demo and for trying things out. Nothing here is real."""
