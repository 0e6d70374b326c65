"""The page as somebody uses it: short words for what the checks do with a browser."""
from contextlib import contextmanager

ROWS = ".list a.row"


class DeskPage:
    def __init__(self, page, served, shots=None):
        self.page, self.served, self.shots = page, served, shots
        self.wrong = []
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda message: self.wrong.append(message.text) if message.type == "error" else None)
        page.on("request", self.outside)

    def outside(self, request):
        """Nothing may be asked of any other server."""
        if not request.url.startswith((self.served.address, "data:", "blob:")):
            self.wrong.append(f"asked outside: {request.url}")

    def open(self, path="/"):
        self.page.goto(self.served.address + path)
        self.page.wait_for_selector("#views a[aria-current]")

    def rows(self):
        self.page.wait_for_selector(ROWS)
        return self.page.locator(ROWS)

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def text(self, selector):
        self.page.wait_for_selector(selector)
        return self.page.locator(selector).first.inner_text()

    def marked(self):
        """The exact words that are marked in the report, as one line."""
        self.page.wait_for_selector("#reader mark.exact")
        return "".join(self.page.locator("#reader mark.exact").all_inner_texts())

    def pick(self):
        return self.page.evaluate("new URLSearchParams(location.search).get('pick')")

    def query(self, name):
        return self.page.evaluate("name => new URLSearchParams(location.search).getAll(name)", name)

    def settled(self):
        self.page.wait_for_load_state("networkidle") if not self.page.evaluate("Boolean(globalThis.EventSource)") else self.page.wait_for_timeout(350)
        self.page.wait_for_selector("[aria-busy=true]", state="detached")

    def shot(self, name):
        if self.shots:
            self.page.wait_for_timeout(500)
            self.page.screenshot(path=str(self.shots / f"{name}.png"))


@contextmanager
def opened(browser, served, shots=None, **context):
    """A page in a context of its own; what went wrong on it is an error."""
    made = browser.new_context(viewport={"width": 1280, "height": 800}, **context)
    desk = DeskPage(made.new_page(), served, shots)
    try:
        yield desk
        assert not desk.wrong, f"the page complains: {desk.wrong[:3]}"
    finally:
        made.close()
