"""A page as readers of another script would meet it: its direction, and real words of that script in every place."""

from playwright.sync_api import Page

SCRIPTS = {
    "hi": ("ltr", "एक निजी तस्वीर बिना सहमति के आगे भेजी गई। हर कदम पर कोई न कोई इसे रोक सकता है, और मदद हमेशा पास है।"),
    "ar": ("rtl", "أُرسلت صورة خاصة من دون موافقة صاحبها. في كل خطوة يستطيع شخص ما أن يوقفها، والمساعدة قريبة دائمًا."),
    "ur": (
        "rtl",
        "ایک نجی تصویر اجازت کے بغیر آگے بھیج دی گئی۔ ہر قدم پر کوئی نہ کوئی اسے روک سکتا ہے، اور مدد ہمیشہ قریب ہے۔",
    ),
}
# As many words of the other script as there were words of ours.
REWRITE = """([lang, dir, words]) => {
  Object.assign(document.documentElement, { lang, dir });
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let at = 0; texts.nextNode();) {
    const text = texts.currentNode, count = (text.data.match(/\\p{L}+/gu) || []).length;
    if (!count || text.parentNode.closest("script, .vh, [hidden]")) continue;
    text.data = ` ${Array.from({ length: count }, (_, n) => words[(at + n) % words.length]).join(" ")} `;
    at += count;
  }
}"""
SPILLS = """() => [...document.querySelectorAll("h1, h2, h3, p, a, li, dt, dd, legend, label, button")]
  .filter((box) => box.clientHeight && !box.closest(".vh, .walk, .sea") && box.scrollWidth > box.clientWidth + 1
    && getComputedStyle(box).display !== "inline").map((box) => box.outerHTML.slice(0, 120))"""


def rewrite(page: Page, language: str) -> None:
    direction, sentence = SCRIPTS[language]
    page.evaluate(REWRITE, [language, direction, sentence.split()])


def spills(page: Page) -> list[str]:
    """Return what is wider than the place it has."""
    found: list[str] = page.evaluate(SPILLS)
    return found
