// Everything is there without this: it only sorts tables, remembers the theme, and opens what is linked to or printed.
(() => {
  const number = /^[^\d–-]*(-?[\d,]+(?:\.\d+)?)/;
  const key = cell => {
    if (!cell) return null;
    if (cell.dataset.order !== undefined) return Number(cell.dataset.order);
    const text = cell.textContent.trim();
    const found = number.exec(text);
    return found && found.index === 0 && /^[\d-]/.test(text) ? Number(found[1].replaceAll(",", "")) : text.toLowerCase();
  };
  const compare = (a, b) => typeof a === "number" && typeof b === "number" ? a - b
    : typeof a === "number" ? -1 : typeof b === "number" ? 1 : a.localeCompare(b);

  function sort(table, column, heading) {
    const rising = heading.getAttribute("aria-sort") !== "ascending";
    for (const other of table.querySelectorAll("thead th")) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", rising ? "ascending" : "descending");
    const body = table.tBodies[0];
    const rows = [...body.rows].map(row => ({ row, key: key(row.cells[column]) }));
    rows.sort((a, b) => rising ? compare(a.key, b.key) : compare(b.key, a.key));
    body.append(...rows.map(each => each.row));
  }

  // The last head row has the columns; a cell that spans both rows is the first of them.
  for (const table of document.querySelectorAll("table.sortable")) {
    const head = table.tHead.rows;
    const spanning = head.length > 1 ? [...head[0].cells].filter(cell => cell.rowSpan > 1) : [];
    [...spanning, ...head[head.length - 1].cells].forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => sort(table, column, heading));
    });
  }

  const theme = document.createElement("button");
  theme.type = "button";
  const root = document.documentElement;
  const isDark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const label = () => { theme.textContent = isDark() ? "Light" : "Dark"; theme.setAttribute("aria-label", `Show it ${isDark() ? "light" : "dark"}`); };
  theme.addEventListener("click", () => { root.dataset.theme = isDark() ? "light" : "dark"; label(); });
  label();
  const item = document.createElement("li");
  item.append(theme);
  document.querySelector("nav ul").append(item);

  const open = () => {
    for (let place = document.getElementById(decodeURIComponent(location.hash.slice(1))); place; place = place.parentElement)
      if (place.tagName === "DETAILS") place.open = true;
  };
  addEventListener("hashchange", open);
  open();
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(part => { part.open = true; }));
})();
