// The stages become tabs.
for (const box of document.querySelectorAll("[data-activity=timeline]")) {
  const strip = box.querySelector(".sea"), tabs = [...strip.querySelectorAll("a")];
  const panels = tabs.map((tab) => document.getElementById(tab.hash.slice(1)));
  const [before, after] = box.querySelectorAll(".pager button");
  let current;

  const show = (index) => {
    current = index;
    tabs.forEach((tab, at) => {
      tab.setAttribute("aria-selected", at === index);
      tab.tabIndex = at === index ? 0 : -1;
      panels[at].hidden = at !== index;
    });
    before.hidden = !index;
    after.hidden = !tabs[index + 1];
  };
  const open = (index, away) => {
    show(index);
    panels[index].focus({ preventScroll: true });
    if (away || box.getBoundingClientRect().top < 0) box.scrollIntoView();
  };
  const follow = () => {
    const index = tabs.findIndex((tab) => tab.hash === location.hash);
    if (index >= 0) open(index, true);
  };

  strip.setAttribute("role", "tablist");
  tabs.forEach((tab, index) => {
    tab.parentNode.setAttribute("role", "presentation");
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panels[index].id);
    panels[index].setAttribute("role", "tabpanel");
    panels[index].setAttribute("aria-labelledby", tab.id);
    panels[index].tabIndex = 0;
    tab.onclick = (event) => { event.preventDefault(); show(index); };
  });
  strip.onkeydown = (event) => {
    const forward = getComputedStyle(strip).direction === "rtl" ? -1 : 1;
    const to = { ArrowRight: current + forward, ArrowLeft: current - forward, Home: 0, End: -1, " ": current }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    show((to + tabs.length) % tabs.length);
    tabs[current].focus();
  };
  before.onclick = () => open(current - 1);
  after.onclick = () => open(current + 1);
  addEventListener("hashchange", follow);
  show(0);
  follow();
}
