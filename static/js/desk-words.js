// Names words the course avoids while somebody types; the list is the server's own.
(() => {
  const { guide } = document.currentScript.dataset;
  const FIELDS = "textarea, input[type=text], .public-DraftEditor-content";
  let words = [];
  let says = {};

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
  const textOf = (field) => ("value" in field ? field.value : field.innerText);

  const warnings = (text) => {
    const own = text.replace(/“[^”]*”/g, " ");
    return words.flatMap(({ pattern, instead }) =>
      Array.from(own.matchAll(pattern), ([word]) => fill(says.word, { word, instead })),
    );
  };

  const place = (field) => {
    const box = field.closest(".w-field__input, .Draftail-Editor__wrapper, [data-field-input]") || field.parentElement;
    let list = box.parentElement.querySelector(":scope > .desk-words");
    if (!list) {
      list = document.createElement("div");
      list.className = "desk-words";
      list.setAttribute("role", "status");
      box.after(list);
    }
    return list;
  };

  const look = (field) => {
    if (field.readOnly || field.type === "hidden") return;
    const found = [...new Set(warnings(textOf(field)))];
    if (!found.length && !field.dataset.looked) return;
    field.dataset.looked = "yes";
    place(field).replaceChildren(
      ...found.map((text) => Object.assign(document.createElement("p"), { className: "desk-word", textContent: text })),
    );
  };

  const waiting = new Map();
  const soon = ({ target }) => {
    const field = target.closest?.(FIELDS);
    if (!field) return;
    clearTimeout(waiting.get(field));
    waiting.set(field, setTimeout(() => look(field), 400));
  };

  fetch(guide)
    .then((reply) => reply.json())
    .then((data) => {
      words = data.words.map(({ pattern, instead }) => ({ instead, pattern: new RegExp(`\\b(?:${pattern})\\b`, "giu") }));
      says = data.says;
      for (const kind of ["input", "keyup", "paste", "focusout"]) document.addEventListener(kind, soon);
      document.querySelectorAll(`form[data-edit-form] :is(${FIELDS})`).forEach(look);
      document.dispatchEvent(new CustomEvent("desk:guide", { detail: data }));
    });
})();
