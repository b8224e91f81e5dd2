"""How three kinds of readers answer a question."""

from collections.abc import Sequence

from playwright.sync_api import Locator, Page

from tests.browser.tasks import Task

TAB_TO = """(target) => {
    const active = document.activeElement, after = Node.DOCUMENT_POSITION_FOLLOWING;
    return active === target ? "" : active.compareDocumentPosition(target) & after ? "Tab" : "Shift+Tab";
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
                self._walk_the_radios(box, field)

    def _walk_the_radios(self, box: Locator, wanted: Locator) -> None:
        checked = box.locator("input:checked")
        if not checked.count():
            self.tab_to(box.locator("input[type=radio]").first)
            self.page.keyboard.press("Space")
        self.tab_to(checked)
        while not wanted.is_checked():
            self.page.keyboard.press("ArrowDown")

    def _arrange(self, box: Locator, names: Sequence[str]) -> None:
        for place, name in enumerate(names):
            row = box.locator(f'li[data-name="{name}"]')
            if self.way == "no script":
                row.locator("input").fill(str(place + 1))
                continue
            for _step in range(row.evaluate("row => [...row.parentNode.children].indexOf(row)") - place):
                self._press(row.locator("button").first)
