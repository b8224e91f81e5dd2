// Answers without leaving the page: htmx when it is wanted, the reply, the mark that it is done (in this tab only).
{
  const { htmx: address } = document.currentScript.dataset;
  let arrival;

  // Most readers read first. Only who turns to a question needs htmx; until it is there its form is an ordinary one.
  const arrive = () => arrival ||= new Promise((here, gone) => {
    const config = document.createElement("meta"), script = document.createElement("script");
    config.name = "htmx-config";
    config.content = JSON.stringify({
      includeIndicatorStyles: false,
      allowEval: false,
      allowScriptTags: false,
      selfRequestsOnly: true,
      historyEnabled: false,
      historyCacheSize: 0,
      timeout: 20000,
      responseHandling: [{ code: "...", swap: true }], // refusals are shown too
    });
    Object.assign(script, { src: address, onload: here, onerror: () => { arrival = null; gone(); } });
    // htmx starts by itself only in a page that is there.
    const begin = () => document.head.append(config, script);
    if (document.readyState === "complete") begin();
    else addEventListener("load", begin);
    setTimeout(gone, 5000);
  });
  const turnedTo = ({ target }) => { if (target.closest?.("[data-hx-post]")) arrive().catch(() => {}); };
  addEventListener("pointerover", turnedTo, { passive: true });
  addEventListener("focusin", turnedTo);
  addEventListener("submit", (event) => {
    const form = event.target, { classList } = form;
    if (window.htmx || !form.matches("[data-hx-post]")) return;
    event.preventDefault();
    if (classList.contains("htmx-request")) return;
    classList.add("htmx-request");
    const send = (how) => () => { classList.remove("htmx-request"); how(); };
    arrive().then(send(() => form.requestSubmit()), send(() => navigator.onLine ? form.submit() : failed(form)));
  }, true);

  const kept = () => { try { return JSON.parse(sessionStorage.done); } catch { return []; } };
  const mark = () => {
    const keys = kept(), walk = document.querySelector(".walk");
    for (const step of walk?.querySelectorAll("a:not([data-done], [href='#main'])") || []) {
      const forms = [...document.querySelectorAll(`${step.hash} form`)];
      if (!forms[0] || forms.some((form) => !keys.includes(form.parentNode.dataset.key))) continue;
      const word = document.createElement("span");
      word.textContent = step.dataset.done = walk.dataset.word;
      step.append(" ", word);
    }
  };
  document.addEventListener("done", mark); // what was done in another tab or on another day
  const failed = (form) => {
    const word = form.querySelector(".lost");
    word.textContent = word.dataset.lost;
  };
  const on = (name, act) => document.addEventListener(`htmx:${name}`, ({ detail }) => act(detail));

  on("sendError", ({ elt }) => failed(elt));
  on("timeout", ({ elt }) => failed(elt));
  on("beforeSwap", (detail) => {
    if (!/<html/i.test(detail.serverResponse)) return;
    detail.shouldSwap = false;
    failed(detail.requestConfig.elt);
  });
  on("afterSettle", ({ elt }) => {
    rows(elt);
    const reply = elt.querySelector("[data-outcome]"), { activeElement } = document;
    if (!reply) return;
    if (reply.matches("[data-outcome=right], [data-outcome=recorded], [data-over]")) {
      try { sessionStorage.done = JSON.stringify([...kept(), elt.closest("[data-key]").dataset.key]); } catch { }
      mark();
    }
    if (!activeElement.getClientRects().length || activeElement === document.body) reply.querySelector("[tabindex]").focus();
  });

  // Rows that move; without this the number boxes do the same work.
  const rows = (root) => { for (const list of root.querySelectorAll(".order")) movable(list); };
  const movable = (list) => {
    const said = list.parentNode.querySelector("[data-say]");
    let moving;

    const number = (items) => items.forEach((row, at) => {
      row.querySelector("input").value = at + 1;
      const [up, down] = row.querySelectorAll("button");
      up.setAttribute("aria-disabled", !at);
      down.setAttribute("aria-disabled", !items[at + 1]);
    });
    const move = (row, to) => {
      const items = [...list.children].filter((other) => other !== row);
      items.splice(to, 0, row);
      number(items);
      const words = { item: row.dataset.name, place: items.indexOf(row) + 1, count: items.length };
      said.textContent = said.dataset.say.replace(/{(\w+)}/g, (_, word) => words[word]);
      return () => {
        const { activeElement } = document;
        moving = true; // boxes in use report it
        list.append(...items);
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
  };

  rows(document);
  mark();
}
