// The editor of questions: only the fields of the chosen kind, and how long each option is while it is typed.
(() => {
  const kind = document.querySelector("select[name=kind]");
  const optional = ["options", "confidence", "timeline", "groups", "items"];
  const panelOf = (name) => document.querySelector(`[data-contentpath="${name}"]`)?.closest("[data-panel]");
  if (!kind) return;

  // The preview stands beside the form from the start where there is room for both.
  const openPreview = () => {
    const toggle = document.querySelector('[data-side-panel-toggle="preview"]');
    if (toggle?.getAttribute("aria-expanded") === "false" && window.innerWidth >= 1400) toggle.click();
  };

  const show = (part, isShown) => { if (part) part.hidden = !isShown; };

  const showFieldsOf = (kinds) => {
    const fields = kinds[kind.value] || optional;
    for (const name of optional) show(panelOf(name), fields.includes(name));
    show(panelOf("hints"), kind.value !== "attitude");
    document.body.dataset.kind = kind.value;
  };

  const texts = () =>
    [...document.querySelectorAll('input[name^="options-"][name$="-value-text"]')].filter((field) => {
      const number = field.name.split("-")[1];
      return document.querySelector(`[name="options-${number}-deleted"]`)?.value !== "1";
    });

  const noteAfter = (field, name) => {
    const box = field.closest(".w-field__input") || field;
    let note = box.parentElement.querySelector(`:scope > .${name}`);
    if (!note) {
      note = Object.assign(document.createElement("p"), { className: name });
      box.after(note);
    }
    return note;
  };

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_all, name) => values[name]);

  const measure = ({ lengths, says }) => {
    const all = texts();
    const counts = all.map((field) => field.value.trim().length);
    all.forEach((field, number) => {
      noteAfter(field, "desk-length").textContent = fill(says.length, { n: counts[number] });
    });
    const written = counts.filter(Boolean);
    const [least, most] = [Math.min(...written), Math.max(...written)];
    const isUneven = written.length > 1 && most > lengths.long && most - least > Math.max(lengths.slack, lengths.share * most);
    const panel = panelOf("options")?.querySelector(".w-panel__content");
    if (!panel) return;
    let told = panel.querySelector(":scope > .desk-uneven");
    if (!told) {
      told = Object.assign(document.createElement("p"), { className: "desk-uneven" });
      told.setAttribute("role", "status");
      panel.prepend(told);
    }
    told.hidden = !isUneven;
    told.textContent = isUneven ? fill(says.uneven, { least, most, share: lengths.share * 100, slack: lengths.slack }) : "";
  };

  document.addEventListener("desk:guide", ({ detail }) => {
    let waiting;
    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => measure(detail), 200);
    };
    showFieldsOf(detail.kinds);
    measure(detail);
    openPreview();
    kind.addEventListener("change", () => showFieldsOf(detail.kinds));
    for (const event of ["input", "click"]) panelOf("options")?.addEventListener(event, soon);
  });
})();
