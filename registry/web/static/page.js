// After a piece of the page was replaced: move the focus to its heading and say once what it is.
"use strict";

document.addEventListener("htmx:afterSettle", (event) => {
  const heading = event.target.querySelector("[data-focus]");
  if (!heading) {
    return;
  }
  heading.focus();
  const sentence = document.querySelector("[data-announce]");
  document.getElementById("announcer").textContent = (sentence || heading).textContent;
});

// A question that never reached the registry must not look as if it were still under way.
const trouble = (show) => {
  const line = document.getElementById("trouble");
  line.hidden = !show;
  line.textContent = show ? line.dataset.unreachable : "";
};
document.addEventListener("htmx:sendError", () => trouble(true));
document.addEventListener("htmx:beforeRequest", () => trouble(false));
