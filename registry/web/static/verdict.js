// Copying a stock number or a citation; and on paper nothing is folded.
"use strict";

const offerCopies = () => {
  if (navigator.clipboard) {
    document.querySelectorAll("button[data-copy][hidden]").forEach((button) => { button.hidden = false; });
  }
};
offerCopies();
document.addEventListener("htmx:afterSettle", offerCopies);

const COPIED_FOR = 4000;
const announce = (text) => {
  document.getElementById("announcer").textContent = text;
};

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) {
    return;
  }
  announce(""); // The same words again would not be said again.
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    getSelection().selectAllChildren(button.previousElementSibling);
    announce(button.dataset.selected);
    return;
  }
  button.classList.add("done");
  announce(button.dataset.copied);
  setTimeout(() => button.classList.remove("done"), COPIED_FOR);
});

window.addEventListener("beforeprint", () => {
  document.querySelectorAll(".step details:not([open])").forEach((one) => { one.open = true; one.dataset.folded = ""; });
});
window.addEventListener("afterprint", () => {
  document.querySelectorAll(".step details[data-folded]").forEach((one) => { one.open = false; delete one.dataset.folded; });
});
