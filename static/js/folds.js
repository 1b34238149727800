// What opens below the edge of its scrolling region comes into view. Without this file one scrolls.
"use strict";

function showOpened(fold) {
  if (fold.open) fold.scrollIntoView({ block: "nearest" });
}

for (const summary of document.querySelectorAll("details.fold > summary")) {
  summary.addEventListener("click", () => requestAnimationFrame(() => showOpened(summary.parentElement)));
}
