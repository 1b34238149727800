"""From an uploaded file to its text with places and its page pictures. The door is `safely`; nothing else opens a file.

* in the server: `safely`, `children` (warm processes), `messages` (what is said over the pipes), `limits`, `refusals`,
  `kinds` (which files are taken);
* in a child process (`child`), of every file: `contents` (scripts, attachments, a second file inside);
* of a PDF: `pdf` (pages as pictures), `text_layer`, `glyphs` (letters to words), `visibility` and `ink` (which words
  are really seen), `legibility` (can the layer be trusted?), `paper` (crop box and rotation), `quarters` (boxes on
  turned pages), `lines` (words to lines and columns), `cells` (wrapped table cells; of pictures too);
* of a picture: `images` (decoded, upright), `ocr` (the way from picture to text), `preparing` (straight, flat, of the
  right size), made of `sheets` (finds the paper), `patches`, `homographies`, `slant`, `flattening`, `rules` and
  `colons`; `recognition` (tesseract and its model in `model/`), `specks` (what is no word), `doubts` (which lines are
  read twice), `stars` (what banks mask).
"""
