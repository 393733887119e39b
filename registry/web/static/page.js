// After a piece of the page was replaced: move the focus to its heading, which is read, and say what the heading does not.
"use strict";

document.addEventListener("htmx:afterSettle", (event) => {
  const heading = event.target.querySelector("[data-focus]");
  if (!heading) {
    return;
  }
  heading.focus();
  const sentences = [...document.querySelectorAll("[data-announce]")].map((one) => one.textContent.trim());
  document.getElementById("announcer").textContent = sentences.join(" ");
});

// A picture that is told beside itself is a stop for Tab only where it must be scrolled.
const scrolling = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) {
      target.tabIndex = 0;
    } else {
      target.removeAttribute("tabindex");
    }
  }
});
const watch = () => document.querySelectorAll("[data-scrolls]").forEach((one) => scrolling.observe(one));
document.addEventListener("htmx:afterSettle", watch);
watch();

// A question that never reached the registry must not look as if it were still under way.
const trouble = (show) => {
  const line = document.getElementById("trouble");
  line.hidden = !show;
  line.textContent = show ? line.dataset.unreachable : "";
};
document.addEventListener("htmx:sendError", () => trouble(true));
document.addEventListener("htmx:beforeRequest", () => trouble(false));
