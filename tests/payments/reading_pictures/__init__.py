"""Photographs of made-up receipts, of which it is known where on the picture each point of the sheet lies."""
