// The keys of a grid: one stop for Tab, arrows from cell to cell; and a cross-hair on the row and column in hand.
"use strict";

(() => {
  const PAGE = 10;

  /** The links of a table as rows of columns; a row or place without one is left out or empty. */
  const places = (table) =>
    [...table.rows]
      .filter((row) => row.querySelector("a"))
      .map((row) => {
        const line = row.classList.contains("names") ? [undefined] : [];
        for (const cell of row.cells) {
          line.push(cell.querySelector("a") || undefined);
        }
        return line;
      });

  const enhance = (table) => {
    if (table.getAttribute("role") === "grid") {
      return;
    }
    const lines = places(table);
    const links = lines.flat().filter(Boolean);
    const first = table.querySelector("td a") || links[0];
    if (!first) {
      return;
    }
    const at = new Map();
    lines.forEach((line, row) => line.forEach((link, column) => link && at.set(link, [row, column])));
    table.setAttribute("role", "grid");
    const title = table.closest("[aria-labelledby]");
    if (title) {
      table.setAttribute("aria-labelledby", title.getAttribute("aria-labelledby"));
    }
    links.forEach((link) => link.setAttribute("tabindex", link === first ? "0" : "-1"));

    /** The nearest link from a place on, step by step; none where the table ends. */
    const from = (row, column, down, right) => {
      while (row >= 0 && row < lines.length && column >= 0 && column < lines[row].length) {
        if (lines[row][column]) {
          return lines[row][column];
        }
        row += down;
        column += right;
        if (!down && !right) {
          break;
        }
      }
      return undefined;
    };
    const goal = (event, row, column) => {
      const last = lines[row].length - 1;
      const end = lines.length - 1;
      switch (event.key) {
        case "ArrowRight": return from(row, column + 1, 0, 1);
        case "ArrowLeft": return from(row, column - 1, 0, -1);
        case "ArrowDown": return from(row + 1, column, 1, 0);
        case "ArrowUp": return from(row - 1, column, -1, 0);
        case "Home": return event.ctrlKey ? from(0, 0, 0, 1) || from(0, 1, 1, 0) : from(row, 0, 0, 1);
        case "End": return event.ctrlKey ? from(end, lines[end].length - 1, 0, -1) : from(row, last, 0, -1);
        case "PageDown": return from(Math.min(end, row + PAGE), column, -1, 0);
        case "PageUp": return from(Math.max(0, row - PAGE), column, 1, 0);
        default: return undefined;
      }
    };
    const KEYS = new Set(["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End", "PageDown", "PageUp"]);
    table.addEventListener("keydown", (event) => {
      const here = at.get(event.target.closest("a"));
      if (!here || event.altKey || event.metaKey || event.shiftKey || !KEYS.has(event.key)) {
        return;
      }
      event.preventDefault();
      const link = goal(event, ...here);
      if (link) {
        link.focus();
      }
    });

    const columns = table.querySelectorAll("col");
    const names = [...table.querySelectorAll(".names th")];
    let lit = 0;
    const light = (column) => {
      if (column === lit) {
        return;
      }
      for (const [place, on] of [[lit, false], [column, true]]) {
        if (place > 0) {
          columns[place]?.classList.toggle("lit", on);
          names[place - 1]?.classList.toggle("lit", on);
        }
      }
      lit = column;
    };
    const columnOf = (target) => {
      const cell = target.closest("td, .names th");
      return cell ? cell.cellIndex + (cell.parentElement.classList.contains("names") ? 1 : 0) : 0;
    };
    table.addEventListener("focusin", (event) => {
      links.forEach((link) => {
        if (link.getAttribute("tabindex") === "0" && link !== event.target) {
          link.setAttribute("tabindex", "-1");
        }
      });
      event.target.setAttribute("tabindex", "0");
      light(columnOf(event.target));
    });
    table.addEventListener("focusout", () => light(0));
    table.addEventListener("pointerover", (event) => light(columnOf(event.target)));
    table.addEventListener("pointerleave", () => light(0));
  };

  const all = () => document.querySelectorAll("[data-grid]").forEach(enhance);
  document.addEventListener("htmx:afterSettle", all);
  all();
})();
