// After an answer: focus, the word that it was lost, the mark that it is done (in this tab only).
{
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
    const reply = elt.querySelector("[data-outcome]"), { activeElement } = document;
    if (!reply) return;
    if (reply.matches("[data-outcome=right], [data-over]")) {
      try { sessionStorage.done = JSON.stringify([...kept(), elt.closest("[data-key]").dataset.key]); } catch { }
      mark();
    }
    if (!activeElement.getClientRects().length || activeElement === document.body) reply.querySelector("[tabindex]").focus();
  });
  mark();
}
