// Keeps the phone's screen on while a value is typed over from it. Without it the page is the same.
"use strict";

const awakeNote = document.querySelector("[data-awake]");

// The browser lets go whenever the page is hidden, and may refuse at any time, as when the battery is low.
async function stayAwake() {
  if (!("wakeLock" in navigator) || document.visibilityState !== "visible") return;
  try {
    const lock = await navigator.wakeLock.request("screen");
    awakeNote.hidden = false;
    lock.addEventListener("release", () => {
      awakeNote.hidden = true;
    });
  } catch {
    awakeNote.hidden = true;
  }
}

document.addEventListener("visibilitychange", stayAwake);
stayAwake();
