// A place of one's own on pages that are the same for everyone. Only a tab in which a place was opened asks for it;
// the mark for that is in this tab alone, and leaving clears it.
{
  const kept = (use) => { try { return use(sessionStorage); } catch { return null; } };
  const own = document.querySelector("[data-place]"), { key } = document.body.dataset;

  const open = () => kept((store) => store.setItem("place", "open"));
  const close = () => kept((store) => { store.removeItem("place"); store.removeItem("done"); });
  const show = async () => {
    for (const old of document.querySelectorAll("[data-kept-here]")) old.remove();
    if (own || !key || !kept((store) => store.place)) return;
    const reply = await fetch(`/learn/progress/?in=${encodeURIComponent(key)}&lang=${document.documentElement.lang}`).catch(() => null);
    if (reply?.status !== 200) return reply?.status === 204 && close();
    const made = document.createElement("template");
    made.innerHTML = await reply.text();
    const here = made.content.querySelector("[data-kept-here]");
    if (!here) return;
    const parts = document.querySelector(".lesson .parts");
    if (parts) parts.prepend(here);
    else document.querySelector("main header, main h1")?.after(here);
    for (const form of document.querySelectorAll("[data-keep]")) form.hidden = true;
    kept((store) => { store.done = JSON.stringify(here.dataset.settled.split(" ")); });
    document.dispatchEvent(new Event("done"));
  };

  if (own?.dataset.place === "open") open();
  if (own?.dataset.place === "closed") close();
  // An answer that was kept says so, and what stands at the top of the page is brought up to date.
  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (!detail.elt.querySelector("[data-kept]")) return;
    open();
    show();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && show());
  show();
}
