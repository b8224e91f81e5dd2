// Keeps what stands beside the form true to the newest draft, a moment after it was saved.
(() => {
  const PAUSE = 1200;
  const live = (name) => document.querySelector(`[data-live="${name}"]`);
  let waiting;

  const swap = (name, html) => {
    const old = live(name);
    if (!old) return;
    const isOpen = [...old.querySelectorAll("details")].map((part) => part.open);
    const fresh = document.createRange().createContextualFragment(html).firstElementChild;
    if (fresh.textContent === old.textContent) return;
    fresh.querySelectorAll("details").forEach((part, number) => { part.open = isOpen[number] ?? part.open; });
    old.replaceWith(fresh);
  };

  const refresh = (pk) => {
    const url = live("beside")?.dataset.url;
    if (!url || !pk) return;
    fetch(url.replace(/\d+\/$/, `${pk}/`))
      .then((reply) => (reply.ok ? reply.json() : {}))
      .then((parts) => Object.entries(parts).forEach(([name, html]) => swap(name, html)))
      .catch(() => {});
  };

  document.addEventListener("w-autosave:success", ({ detail }) => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, PAUSE, detail?.data?.pk);
  });
})();
