// Rows that move; without this the number boxes do the same work.
for (const list of document.querySelectorAll(".order")) {
  const said = list.parentNode.querySelector("[data-say]");
  let moving;

  const number = (rows) => rows.forEach((row, at) => {
    row.querySelector("input").value = at + 1;
    const [up, down] = row.querySelectorAll("button");
    up.setAttribute("aria-disabled", !at);
    down.setAttribute("aria-disabled", !rows[at + 1]);
  });
  const move = (row, to) => {
    const rows = [...list.children].filter((other) => other !== row);
    rows.splice(to, 0, row);
    number(rows);
    const words = { item: row.dataset.name, place: rows.indexOf(row) + 1, count: rows.length };
    said.textContent = said.dataset.say.replace(/{(\w+)}/g, (_, word) => words[word]);
    return () => {
      const { activeElement } = document;
      moving = true; // boxes in use report it
      list.append(...rows);
      moving = false;
      activeElement.focus();
    };
  };

  list.onclick = ({ target }) => {
    const button = target.closest("button:not([aria-disabled=true])"), row = target.closest("li");
    if (button) move(row, [...list.children].indexOf(row) + +button.value)();
  };
  list.onchange = ({ target }) => moving || setTimeout(move(target.closest("li"), Math.max(0, target.value - 1)));
  number([...list.children]);
}
