// The keys of a grid: one stop for Tab, arrows from cell to cell; and a cross-hair on the row and column in hand.
// Cards, which a narrow screen shows instead, are left to Tab: in their order nothing lies beside or below.
"use strict";

(() => {
  const PAGE = 10;
  const KEYS = new Set(["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End", "PageDown", "PageUp"]);
  const wide = matchMedia("(min-width: 37.51rem)");
  const ends = new Map();

  /** What is in hand where a cell is: its link, else the cell itself, so that no silence is passed over. */
  const placeOf = (cell) => cell.querySelector("a") || cell;

  /** The places of a table as rows of columns; a cell that spans columns is the place in each of them. */
  const placesOf = (table) =>
    [...table.rows]
      .filter((row) => row.matches(".names, [data-row]"))
      .map((row) => {
        const line = row.classList.contains("names") ? [undefined] : [];
        for (const cell of row.cells) {
          line.push(...Array(cell.colSpan).fill(placeOf(cell)));
        }
        return line;
      });

  const enhance = (table) => {
    const lines = placesOf(table);
    const places = new Set(lines.flat().filter(Boolean));
    const first = table.querySelector("td a") || [...places][0];
    if (!first) {
      return;
    }
    const ending = new AbortController();
    ends.set(table, () => {
      ending.abort();
      light(0);
      table.removeAttribute("role");
      places.forEach((place) => place.removeAttribute("tabindex"));
      hint(true);
    });
    const on = (event, does) => table.addEventListener(event, does, { signal: ending.signal });
    const hint = (hidden) => document.querySelectorAll(".keys").forEach((one) => { one.hidden = hidden; });
    hint(false);
    table.setAttribute("role", "grid");
    places.forEach((place) => { place.tabIndex = place === first ? 0 : -1; });

    /** The next place from one on, step by step; none where the table ends. */
    const from = (here, row, column, down, right) => {
      while (lines[row]?.[column] === here) {
        row += down;
        column += right;
      }
      return lines[row]?.[column];
    };
    const goal = (event, here) => {
      const row = lines.findIndex((line) => line.includes(here));
      const column = lines[row].indexOf(here);
      const end = lines.length - 1;
      const start = (line) => line.find(Boolean);
      switch (event.key) {
        case "ArrowRight": return from(here, row, column, 0, 1);
        case "ArrowLeft": return from(here, row, column, 0, -1);
        case "ArrowDown": return from(here, row, column, 1, 0);
        case "ArrowUp": return from(here, row, column, -1, 0);
        case "Home": return start(lines[event.ctrlKey ? 0 : row]);
        case "End": return lines[event.ctrlKey ? end : row].at(-1);
        case "PageDown": return lines[Math.min(end, row + PAGE)][column];
        default: return lines[Math.max(0, row - PAGE)][column] || lines[1]?.[column];
      }
    };
    on("keydown", (event) => {
      const cell = event.target.closest("td, th");
      const here = cell && placeOf(cell);
      if (!places.has(here) || event.altKey || event.metaKey || event.shiftKey || !KEYS.has(event.key)) {
        return;
      }
      event.preventDefault();
      goal(event, here)?.focus();
    });

    const columns = table.querySelectorAll("col");
    const names = [...table.querySelectorAll(".names th")];
    let lit = 0;
    const light = (column) => {
      if (column === lit) {
        return;
      }
      for (const [place, shown] of [[lit, false], [column, true]]) {
        if (place > 0) {
          columns[place]?.classList.toggle("lit", shown);
          names[place - 1]?.classList.toggle("lit", shown);
        }
      }
      lit = column;
    };
    const columnOf = (target) => {
      const cell = target.closest("td:not([colspan]), .names th");
      return cell ? cell.cellIndex + (cell.parentElement.classList.contains("names") ? 1 : 0) : 0;
    };
    on("focusin", (event) => {
      if (places.has(event.target)) {
        places.forEach((place) => { place.tabIndex = place === event.target ? 0 : -1; });
      }
      light(columnOf(event.target));
    });
    on("focusout", () => light(0));
    on("pointerover", (event) => light(columnOf(event.target)));
    on("pointerleave", () => light(0));
  };

  const suit = () => {
    for (const [table, undo] of ends) {
      if (!wide.matches || !table.isConnected) {
        undo();
        ends.delete(table);
      }
    }
    if (wide.matches) {
      document.querySelectorAll("[data-grid]").forEach((table) => ends.has(table) || enhance(table));
    }
  };
  document.addEventListener("htmx:afterSettle", suit);
  wide.addEventListener("change", suit);
  suit();
})();
