// The field that a hand scanner types into: what is left in it is selected, so that the next code replaces it, and
// it has the focus again when the window has. Without this file the field is cleared by hand after an unknown code.
"use strict";

function standReady(field) {
  field.focus();
  field.select();
}

for (const field of document.querySelectorAll("[data-scan]")) {
  standReady(field);
  window.addEventListener("focus", () => standReady(field));
}
