// Suggestions under a field while a name is typed: an editable combobox with a listbox, by the pattern of WAI-ARIA.
// Without it the fields are plain inputs, and what is typed is asked as it stands.
"use strict";

(() => {
  const PATIENCE = 150;
  const SHORTEST = 2;
  let open = null; // {input, popup, options, active}: at most one, under the field that has the focus.
  let timer = 0;
  let asking = null;

  const isField = (target) => target instanceof HTMLInputElement && target.dataset.suggest !== undefined;

  // A reader is told what the field is when it gets the focus, so it is dressed before that.
  const dress = (root) => {
    for (const input of root.querySelectorAll("input[data-suggest]")) {
      input.setAttribute("role", "combobox");
      input.setAttribute("aria-autocomplete", "list");
      input.setAttribute("aria-haspopup", "listbox");
      input.setAttribute("aria-expanded", "false");
      input.parentElement.classList.add("combobox");
    }
  };

  const say = (text) => {
    document.getElementById("announcer").textContent = text;
  };

  const cancel = () => {
    clearTimeout(timer);
    asking?.abort();
    asking = null;
  };

  const close = () => {
    cancel();
    if (open) {
      open.popup.remove();
      open.input.setAttribute("aria-expanded", "false");
      open.input.removeAttribute("aria-activedescendant");
      open.input.removeAttribute("aria-controls");
      open = null;
    }
  };

  const show = (input, html) => {
    close();
    const popup = document.createElement("div");
    popup.className = "suggestions no-print";
    popup.innerHTML = html;
    input.after(popup);
    const list = popup.querySelector("[role=listbox]");
    open = { input, popup, options: [...popup.querySelectorAll("[role=option]")], active: -1 };
    if (list) {
      input.setAttribute("aria-controls", list.id);
      input.setAttribute("aria-expanded", "true");
    }
    say(popup.querySelector("[data-count]").textContent);
  };

  const ask = async (input) => {
    cancel();
    const text = input.value.trim();
    if (text.length < SHORTEST) {
      close();
      return;
    }
    const mine = new AbortController();
    asking = mine;
    try {
      const address = new URL(input.dataset.suggest, location.href);
      address.searchParams.set("text", text);
      const answer = await fetch(address, { signal: mine.signal });
      const html = answer.ok ? await answer.text() : "";
      // What was typed since, or a field that was left, makes this answer a stale one.
      if (asking !== mine || document.activeElement !== input || input.value.trim() !== text) {
        return;
      }
      asking = null;
      if (html) {
        show(input, html);
      } else {
        close();
      }
    } catch {
      // Nothing is lost where no suggestion comes: what is typed can be asked as it is.
      if (asking === mine) {
        close();
      }
    }
  };

  const activate = (place) => {
    open.options[open.active]?.setAttribute("aria-selected", "false");
    open.active = place;
    const option = open.options[place];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      open.input.setAttribute("aria-activedescendant", option.id);
    } else {
      open.input.removeAttribute("aria-activedescendant");
    }
  };

  const choose = (option) => {
    const { input } = open;
    const name = option.querySelector("strong").textContent;
    input.value = option.dataset.fills;
    close();
    say(name);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  // Past the last option comes what was typed, and then the first again.
  const step = (by) => {
    const places = open.options.length + 1;
    activate(((open.active + 1 + by + places) % places) - 1);
  };

  document.addEventListener("input", (event) => {
    if (isField(event.target) && !event.isComposing) {
      cancel();
      if (open) {
        activate(-1);
      }
      timer = setTimeout(ask, PATIENCE, event.target);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (!isField(event.target) || event.isComposing || event.ctrlKey || event.metaKey) {
      return;
    }
    const here = open !== null && open.input === event.target && open.options.length > 0;
    const option = here ? open.options[open.active] : undefined;
    let done = true;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (here && event.altKey && event.key === "ArrowUp") {
        close();
      } else if (here) {
        step(event.key === "ArrowDown" ? 1 : -1);
      } else {
        ask(event.target);
      }
    } else if (event.key === "Home" && option) {
      activate(0);
    } else if (event.key === "End" && option) {
      activate(open.options.length - 1);
    } else if (event.key === "Enter" && option) {
      choose(option);
    } else if (event.key === "Escape" && open) {
      close();
    } else {
      done = false;
      if (event.key === "Tab" && option) {
        choose(option);
      }
      if (event.key === "Enter" || event.key === "Tab") {
        close();
      }
    }
    if (done) {
      event.preventDefault();
    }
  });

  // The field keeps the focus while an option is pressed.
  document.addEventListener("mousedown", (event) => {
    if (open && open.popup.contains(event.target)) {
      event.preventDefault();
    }
  });

  document.addEventListener("click", (event) => {
    const option = event.target instanceof Element ? event.target.closest("[role=option][data-fills]") : null;
    if (open && option && open.popup.contains(option)) {
      choose(option);
    }
  });

  document.addEventListener("focusout", (event) => {
    if (isField(event.target)) {
      close();
    }
  });
  document.addEventListener("submit", close);
  document.addEventListener("htmx:load", (event) => dress(event.target));
  dress(document);
})();
