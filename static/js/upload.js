// What the upload of a receipt gains when scripts run: how much has gone, a way to stop, another try after a broken line.
// Without this file the form is sent as any other.
"use strict";

const UPLOAD_BROKE = "Bağlantı koptu. Seçtiğiniz dosya duruyor; yeniden deneyin.";

// Put the answer's <main> in place of ours, as a page load would, so that a refused file keeps the page.
function showAnswer(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  document.title = page.title;
  document.querySelector("main").replaceWith(page.querySelector("main"));
  document.querySelectorAll("button[data-copy]").forEach(enableCopyButton);
  document.querySelectorAll("form[data-upload]").forEach(enableUpload);
  document.querySelector(".error-box")?.focus();
}

function enableUpload(form) {
  const file = form.querySelector("input[type=file]");
  const state = form.querySelector("[data-upload-state]");
  const bar = state.querySelector("progress");
  const words = state.querySelector("[data-upload-words]");
  const button = form.querySelector("button[type=submit]");

  function stop(sentence) {
    button.disabled = false;
    bar.hidden = true;
    words.textContent = sentence;
  }

  form.addEventListener("submit", (event) => {
    if (file.files.length === 0) return; // the server says what is missing
    event.preventDefault();
    const sending = new XMLHttpRequest();
    sending.open("POST", form.action);
    sending.upload.addEventListener("progress", (now) => {
      if (!now.lengthComputable) return;
      const percent = Math.round((now.loaded / now.total) * 100);
      bar.value = percent;
      words.textContent = percent < 100 ? `Yükleniyor, %${percent}.` : "Yüklendi, dekont okunuyor.";
    });
    sending.addEventListener("load", () => {
      if (sending.status >= 500) stop("Dekont şimdi okunamadı. Biraz sonra yeniden deneyin.");
      else if (sending.status >= 400) showAnswer(sending.responseText);
      else window.location.assign(sending.responseURL);
    });
    sending.addEventListener("error", () => stop(UPLOAD_BROKE));
    sending.addEventListener("abort", () => stop("Yüklemeden vazgeçtiniz."));
    state.querySelector("[data-upload-name]").textContent = file.files[0].name;
    state.querySelector("[data-upload-cancel]").onclick = () => sending.abort();
    state.hidden = false;
    bar.hidden = false;
    bar.value = 0;
    button.disabled = true;
    sending.send(new FormData(form));
  });
}

document.querySelectorAll("form[data-upload]").forEach(enableUpload);
