// The way out; the link works without it. One mark stays in this tab, so that Back shows no page of the course.
(() => {
  "use strict";
  const root = document.documentElement, MARK = "left";
  let presses = 0, modified = false, forget, hush;

  const kept = (use) => { try { return use(sessionStorage); } catch { return null; } };
  const link = () => document.querySelector("a[data-exit]");
  const cover = (on) => { root.style.visibility = on ? "hidden" : ""; };
  const leaveAgain = () => {
    const address = kept((store) => store.getItem(MARK));
    if (address) { cover(true); location.replace(address); }
    return address;
  };
  const say = (name) => {
    const place = document.querySelector("[data-exit-say]");
    clearTimeout(hush);
    if (place) place.textContent = name ? link().dataset[name] : "";
  };
  const leave = () => {
    const { href, dataset } = link(), word = document.createElement("p");
    kept((store) => { store.clear(); store.setItem(MARK, href); });
    word.setAttribute("role", "alert");
    word.className = "left";
    document.title = word.textContent = dataset.loading;
    document.body.hidden = true;
    root.append(word);
    location.replace(href);
  };

  root.classList.remove("no-js");
  // Back and reload go on leaving; whoever types the address or follows a link is let in.
  if (performance.getEntriesByType("navigation")[0]?.type === "navigate") kept((store) => store.removeItem(MARK));
  else leaveAgain();
  // Pages kept in memory stay covered there, so that none flashes up on the way back.
  addEventListener("pagehide", () => cover(true));
  addEventListener("pageshow", () => leaveAgain() || cover(false));

  // Firefox wakes a kept page with the tab's notes as they were when it fell asleep: there, a lock keeps all awake.
  if (CSS.supports("-moz-appearance", "none")) {
    addEventListener("unload", () => {}); // on plain http there are no locks
    navigator.locks?.request("open", { mode: "shared" }, () => new Promise(() => {}));
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest("a[data-exit]")) return;
    event.preventDefault();
    leave();
  });
  // Shift three times; another key or five seconds cancel.
  document.addEventListener("keyup", (event) => {
    const expire = () => {
      presses = forget = 0;
      say("expired");
      hush = setTimeout(say, 5000);
    };
    if (event.key === "Shift" && !modified && link()) {
      clearTimeout(forget);
      if (++presses > 2) return leave();
      say(presses > 1 ? "one" : "two");
      forget = setTimeout(expire, 5000);
    } else if (forget) {
      clearTimeout(forget);
      expire();
    }
    modified = event.shiftKey;
  });
})();
