"""Forms filled without drawing them anew: text and structure as WeasyPrint makes them, in a hundredth of the time.

From a sheet: `shapes` takes it apart into values and a shape; `glyphs` knows how wide they are and where they break.
From a shape: `placeholders` makes a sheet of it, `drawn` lets WeasyPrint draw that, `places` measures in its pages.
From a drawing: `blueprint_reader` and `drawing_reader` make `blueprints` of it, objects in pieces (`pdf_parts`).
From blueprints: `composing` puts further ones together without drawing, from `frames` (with their `frame_files`,
`elements` and the `tag_writer`) and `row_pieces` (of the `specimens` drawn for them), both cut out of a page along its
`marks`.
To a file: `layouts` holds what was made from the files of one of the `editions` (`kept_drawings` lie on the disk for
other processes); `pdf_file` fills and writes it alone; `bundles` and a `growing_file` with `properties` of its own
write it among others.
"""
