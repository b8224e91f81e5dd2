// The rail follows the reader.
for (const walk of document.querySelectorAll(".walk")) {
  const steps = [...walk.querySelectorAll("a")], root = document.documentElement;

  const follow = () => {
    const passed = steps.filter((step) => document.querySelector(step.hash).getBoundingClientRect().top < innerHeight / 3);
    const now = (scrollY + innerHeight > root.scrollHeight - 9 ? steps : passed).at(-1) || steps[0];
    if (now.matches("[aria-current=step]")) return;
    for (const step of steps) step.setAttribute("aria-current", step === now && "step");
    const to = now.getBoundingClientRect(), from = walk.getBoundingClientRect();
    walk.scrollBy((to.left + to.right - from.left - from.right) / 2, to.top - from.top - 99);
  };
  addEventListener("scroll", () => requestAnimationFrame(follow), { passive: true });
  follow();
}
