// After a piece of the page was replaced: move the focus to its heading and say once what it is.
"use strict";

document.addEventListener("htmx:afterSettle", (event) => {
  const heading = document.querySelector("[data-focus]");
  if (!heading || !event.detail.target) {
    return;
  }
  heading.focus();
  const sentence = document.querySelector(".verdict .sentence");
  document.getElementById("announcer").textContent = sentence ? sentence.textContent : heading.textContent;
});
