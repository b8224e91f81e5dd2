// Rows that move up and down; without this the number boxes do the same work.
for (const list of document.querySelectorAll(".order")) {
  const said = list.parentNode.querySelector("[data-say]");

  const number = () => [...list.children].forEach((row, at, { length }) => {
    row.querySelector("input").value = at + 1;
    const [up, down] = row.querySelectorAll("button");
    up.setAttribute("aria-disabled", !at);
    down.setAttribute("aria-disabled", at === length - 1);
  });
  const move = (row, to, focus) => {
    const rows = [...list.children].filter((other) => other !== row);
    rows.splice(to, 0, row);
    list.append(...rows);
    number();
    focus.focus();
    const words = { item: row.dataset.name, place: rows.indexOf(row) + 1, count: rows.length };
    said.textContent = said.dataset.say.replace(/{(\w+)}/g, (_, word) => words[word]);
  };

  list.onclick = ({ target }) => {
    const button = target.closest("button:not([aria-disabled=true])"), row = target.closest("li");
    if (button) move(row, [...list.children].indexOf(row) + +button.value, button);
  };
  list.onchange = ({ target }) => move(target.closest("li"), Math.max(0, target.value - 1), target);
  number();
}
