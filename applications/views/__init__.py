"""What answers an address: find the object for this person, call one service, render."""
