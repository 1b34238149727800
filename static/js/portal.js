// What a page gains when scripts run: copy buttons and the focus on the error summary.
// Every page works without this file.
"use strict";

// Copy `text`, also on a plain-HTTP intranet, where navigator.clipboard does not exist.
async function copy(text) {
  if (navigator.clipboard && window.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (!done) throw new Error("copy refused");
}

function say(text) {
  document.getElementById("duyuru").textContent = text;
}

function showCopied(button) {
  const icon = button.querySelector("use");
  if (icon) icon.setAttribute("href", icon.getAttribute("href").replace(/#.*$/, "#check"));
  button.querySelector("[data-copy-label]").textContent = "Kopyalandı";
  button.classList.add("btn-copied");
}

// <button data-copy="TR41…" aria-label="IBAN’ı kopyala" hidden>icon <span data-copy-label>Kopyala</span></button>
function enableCopyButton(button) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await copy(button.dataset.copy);
    } catch {
      say("Kopyalanamadı. Metni seçip kendiniz kopyalayın.");
      return;
    }
    showCopied(button);
    button.setAttribute("aria-label", "Kopyalandı");
    say("Kopyalandı");
  });
}

document.querySelectorAll("button[data-copy]").forEach(enableCopyButton);
document.querySelector(".error-box")?.focus();
