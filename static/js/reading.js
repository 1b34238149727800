// A page that waits for a receipt to be read, or for forms to be printed: asks how far it is without moving the focus,
// and shows the result. Without this file the page comes anew every few seconds (see reading.html, bulk_print.html).
"use strict";

const ASK_EVERY = 2000; // milliseconds

async function askHowFar(shown) {
  let page = null;
  try {
    const answer = await fetch(window.location.href, { headers: { Accept: "text/html" } });
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    setTimeout(askHowFar, ASK_EVERY, shown); // the line broke; the reading goes on without us
    return;
  }
  const now = page.querySelector("[data-reading]");
  if (now === null) {
    window.location.reload(); // read, removed, or signed out: the page itself says which
    return;
  }
  const words = shown.querySelector("[data-reading-words]");
  const newWords = now.querySelector("[data-reading-words]").innerHTML;
  if (words.innerHTML !== newWords) words.innerHTML = newWords; // said aloud once a change
  shown.querySelector("progress").value = now.querySelector("progress").value;
  setTimeout(askHowFar, ASK_EVERY, shown);
}

document.querySelectorAll("[data-reading]").forEach((shown) => setTimeout(askHowFar, ASK_EVERY, shown));
