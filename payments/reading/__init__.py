"""From an uploaded file to its text and page pictures. Files are opened only in child processes (`safely.py`)."""
