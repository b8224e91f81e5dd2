"""How three kinds of readers answer a question."""

from collections.abc import Sequence

from playwright.sync_api import Locator, Page

from tests.browser.tasks import TO, Task

# Radios are one stop; on which of them it is, the browser decides.
TAB_TO = """(target) => {
    const active = document.activeElement, after = Node.DOCUMENT_POSITION_FOLLOWING;
    const beside = active.type === 'radio' && active.form === target.form && active.name === target.name;
    return active === target || beside ? "" : active.compareDocumentPosition(target) & after ? "Tab" : "Shift+Tab";
}"""


class Reader:
    """Answers questions by keyboard alone, by pointer alone, or without JavaScript."""

    def __init__(self, way: str, page: Page) -> None:
        self.way, self.page = way, page

    def answer(self, task: Task, chosen: Sequence[str]) -> str:
        """Choose, press the button, wait for the reply, and return its outcome."""
        box = self.page.locator(f"#{task.anchor}")
        if task.kind == "order":
            self._arrange(box, chosen)
        elif task.kind in {"match", "sort"}:
            self._lay(box, dict(pair.split(TO) for pair in chosen))
        else:
            self._choose(box, chosen)
        state = box.locator("[name=state]")
        state.evaluate("field => field.id = 'before'")
        self._press(box.locator(".check button"))
        self.page.locator("#before").wait_for(state="detached")
        return str(box.locator("[data-outcome]").get_attribute("data-outcome"))

    def _press(self, target: Locator) -> None:
        if self.way == "keyboard":
            self.tab_to(target)
            self.page.keyboard.press("Enter")
        else:
            target.click()

    def tab_to(self, target: Locator) -> None:
        for _press in range(300):
            if not (key := target.evaluate(TAB_TO)):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{target} cannot be reached with Tab")

    def _choose(self, box: Locator, chosen: Sequence[str]) -> None:
        for option in box.locator(".opt").all():
            field, text = option.locator("input"), option.locator("span").inner_text()
            if field.is_checked() == (text in chosen):
                continue
            if self.way != "keyboard":
                if text in chosen or field.get_attribute("type") == "checkbox":
                    option.click()
            elif field.get_attribute("type") == "checkbox":
                self.tab_to(field)
                self.page.keyboard.press("Space")
            elif text in chosen:
                self._walk_the_radios(box.locator(".opts"), field)

    def _walk_the_radios(self, box: Locator, wanted: Locator) -> None:
        self.tab_to(wanted)
        if not box.locator("input:checked").count():
            self.page.keyboard.press("Space")
        while not wanted.is_checked():
            self.page.keyboard.press("ArrowDown")

    def _lay(self, box: Locator, groups: dict[str, str]) -> None:
        for card in box.locator(".card").all():
            group = groups.get(card.locator("legend, > label").inner_text(), "")
            picker = card.locator("select")
            if group and picker.count():
                self._pick(picker, group)
            elif group:
                way = card.locator(".pick").filter(has=self.page.get_by_text(group, exact=True))
                self._walk_the_radios(card, way.locator("input")) if self.way == "keyboard" else way.click()

    def _pick(self, picker: Locator, group: str) -> None:
        if self.way != "keyboard":
            picker.select_option(label=group)
            return
        self.tab_to(picker)
        self.page.keyboard.press("Home")
        while picker.evaluate("picker => picker.selectedOptions[0].label") != group:
            self.page.keyboard.press("ArrowDown")

    def _arrange(self, box: Locator, names: Sequence[str]) -> None:
        for place, name in enumerate(names):
            row = box.locator(f'li[data-name="{name}"]')
            if self.way == "no script":
                row.locator("input").fill(str(place + 1))
                continue
            for _step in range(row.evaluate("row => [...row.parentNode.children].indexOf(row)") - place):
                self._press(row.locator("button").first)
