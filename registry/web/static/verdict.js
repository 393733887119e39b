// Copying a stock number or a citation; and on paper nothing is folded.
"use strict";

const offerCopies = () => {
  if (navigator.clipboard) {
    document.querySelectorAll("button[data-copy][hidden]").forEach((button) => { button.hidden = false; });
  }
};
offerCopies();
document.addEventListener("htmx:afterSettle", offerCopies);

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) {
    return;
  }
  await navigator.clipboard.writeText(button.dataset.copy);
  button.classList.add("done");
  document.getElementById("announcer").textContent = button.dataset.copied;
});

window.addEventListener("beforeprint", () => {
  document.querySelectorAll(".step details:not([open])").forEach((one) => { one.open = true; one.dataset.folded = ""; });
});
window.addEventListener("afterprint", () => {
  document.querySelectorAll(".step details[data-folded]").forEach((one) => { one.open = false; delete one.dataset.folded; });
});
