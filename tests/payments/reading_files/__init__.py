"""Files as nobody should send them: PDFs written by hand, pictures that claim too much, two files in one."""
