"""What every view must do. Each check gets a page on a record that the examples fill, and leaves it as it was."""
import json
import re

from served import ROOT

PAGE = ROOT / "Data/desk/page"
VIEWS = ["situation", "claims", "contradictions", "offers", "control", "losses", "sources", "reports", "places", "review", "imports"]


def squeezed(words):
    return "".join(words.replace("…", " ").split()).lower()


def views_open(desk):
    """Every view opens, shows something, and can be reached by g and its key."""
    keys = dict(zip(VIEWS, "scxotlqdpri"))
    desk.open("/")
    for view in VIEWS:
        desk.press("g", keys[view])
        desk.page.wait_for_function("view => (new URLSearchParams(location.search).get('view') ?? 'situation') === view", arg=view)
        desk.page.wait_for_selector("#main a.row, #main table, #main .board li, #main .empty, #main .foot")
        desk.settled()
        assert not desk.page.locator("#main .error").count(), f"{view} shows an error: {desk.text('#main .error')}"


def modules_named(desk):
    """The page names every module of its own beforehand, so that none waits for another."""
    named = set(re.findall(r'modulepreload" href="/assets/([^"]+)"', (PAGE / "index.html").read_text()))
    there = {str(one.relative_to(PAGE / "assets")) for one in (PAGE / "assets").rglob("*.js") if "lib" not in one.parts} - {"boot.js", "theme.js"}
    assert named == there, named ^ there


def nothing_inline(desk):
    """No script, style or handler stands in the page, and no module makes markup out of words."""
    page = (PAGE / "index.html").read_text()
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", page)
    for module in (PAGE / "assets").rglob("*.js"):
        if "lib" not in module.parts:
            assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", module.read_text()), module
    headers = desk.page.request.get(desk.served.address + "/").headers
    assert "default-src 'self'" in headers["content-security-policy"] and "unsafe" not in headers["content-security-policy"]


def situation(desk):
    """Rows are picked by j and k; the report stands beside them with the event's exact words, its chain and why it was found."""
    desk.open("/")
    desk.rows()
    desk.press("j", "j", "k")
    desk.page.wait_for_selector("#reader mark.exact")
    event = desk.served.get(f"things/{desk.pick()}")
    assert squeezed(desk.marked()) == squeezed(event["words"]), (desk.marked(), event["words"])
    assert event["status"].replace("-", " ") in desk.text("#reader .badge")
    assert desk.page.locator("#reader .badge svg.glyph").count(), "the status has no shape"
    assert event["rule"].split("\n")[0] in desk.text("#reader .part")
    for step in event["chain"]:
        assert step["name"] in desk.text("#reader .chain"), step
    desk.shot("situation")


def linked_filters(desk):
    """A status chosen in the strip filters list, map and timeline alike, and stands in the address."""
    desk.open("/")
    desk.rows()
    strip = desk.page.locator(".statuses button", has_text="denied").first
    count = len(desk.served.get("events?status=denied&limit=1000")["rows"])
    with desk.page.expect_response(lambda answer: "/api/v1/map?" in answer.url and "status=denied" in answer.url) as mapped:
        with desk.page.expect_response(lambda answer: "/api/v1/timeline?" in answer.url and "status=denied" in answer.url):
            strip.click()
    desk.settled()
    assert desk.query("status") == ["denied"]
    assert desk.page.locator(".list a.row").count() == min(count, 60)
    words = json.loads(mapped.value.body())["words"]
    assert "claimed" not in words or "denied" in words
    assert set(desk.page.locator(".list .col.status .word").all_inner_texts()) == {"denied"}
    desk.open(desk.page.evaluate("location.search"))
    desk.settled()
    assert desk.page.locator(".list a.row").count() == min(count, 60), "the address does not bring the same back"
    desk.page.locator("#filters .chip button").first.click()
    desk.settled()
    assert desk.query("status") == []


def timeline_brush(desk):
    """Dragging over the timeline chooses days, and the list follows."""
    desk.open("/")
    desk.rows()
    box = desk.page.locator(".timeline canvas").bounding_box()
    y = box["y"] + 20
    desk.page.mouse.move(box["x"] + box["width"] * 0.75, y)
    desk.page.mouse.down()
    desk.page.mouse.move(box["x"] + box["width"] * 0.9, y, steps=6)
    desk.page.mouse.up()
    desk.page.wait_for_function("new URLSearchParams(location.search).has('since')")
    desk.settled()
    since, until = desk.query("since")[0], desk.query("until")[0]
    for row in desk.served.get(f"events?since={since}&until={until}&limit=1000")["rows"]:
        assert since <= row["date"][:len(since)] <= until, row["date"]
    assert desk.page.locator(".list a.row").count() == min(60, len(desk.served.get(f"events?since={since}&until={until}&limit=1000")["rows"]))


def map_and_list(desk):
    """A click on the map opens clusters down to an event, which the list and the report show; the view becomes a filter."""
    desk.open("/")
    desk.rows()
    points = desk.served.get("map")
    at = {name: index for index, name in enumerate(points["columns"])}
    one = points["points"][0]
    desk.open(f"/?map=12/{one[at['lat']]}/{one[at['lon']]}")
    desk.rows()
    desk.settled()
    box = desk.page.locator(".plane").bounding_box()
    centre = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    desk.page.mouse.click(*centre)
    for _ in range(6):
        desk.page.wait_for_timeout(450)
        if desk.pick():
            break
        for dx, dy in ((24, 0), (0, 0)):
            desk.page.mouse.click(centre[0] + dx, centre[1] + dy)
            desk.page.wait_for_timeout(450)
            if desk.pick():
                break
    assert desk.pick() and desk.pick()[0] == "v", "no click on the map led to an event"
    desk.page.wait_for_selector("#reader mark.exact")
    desk.page.get_by_role("button", name="Only what is in view").click()
    desk.page.wait_for_function("new URLSearchParams(location.search).has('near')")
    desk.settled()
    near = desk.served.get(f"events?near={desk.query('near')[0]}&radius={desk.query('radius')[0]}&limit=1000")["rows"]
    assert desk.page.locator(".list a.row").count() == min(60, len(near))


def claims(desk):
    """Claims by source: what one says, and through whom."""
    desk.open("/?view=claims")
    desk.rows()
    desk.page.locator("nav.sources a").nth(1).click()
    desk.page.wait_for_function("new URLSearchParams(location.search).has('source')")
    desk.settled()
    source = desk.query("source")[0]
    rows = desk.served.get(f"claims?source={source}&limit=1000")["rows"]
    assert desk.page.locator(".list a.row").count() == min(60, len(rows)) > 0
    assert "carried by" in desk.text(".through")
    desk.press("j")
    desk.page.wait_for_selector("#reader mark.exact")
    claim = desk.served.get(f"things/{desk.pick()}")
    assert squeezed(desk.marked()) == squeezed(claim["said"]), (desk.marked(), claim["said"])
    desk.shot("claims")


def contradictions(desk):
    """Claims side by side: as many columns as there are values, and a cell that leads to the words."""
    desk.open("/?view=contradictions")
    desk.rows()
    one = desk.served.get("contradictions")["rows"][0]
    matrix = desk.page.locator(".matrix").first
    assert matrix.locator("thead th").count() == len({cell["party"] for cell in one["told"]})
    assert matrix.locator("tbody tr").count() == len({cell["source"] for cell in one["told"]})
    matrix.locator("td.has a").first.click()
    desk.page.wait_for_selector("#reader mark.exact")
    desk.shot("contradictions")


def offers(desk):
    """Every matter stands on the board once; its steps lead to the words."""
    desk.open("/?view=offers")
    desk.page.wait_for_selector(".board li.card")
    matters = desk.served.get("negotiations?limit=1000")["rows"]
    alone = {row["id"] for row in desk.served.get("offers?limit=1000")["rows"]} - {step["offer"] for one in matters for step in one["steps"]}
    assert desk.page.locator(".board li.card").count() == len(matters) + len(alone)
    desk.page.locator(".board .steps-line a").first.click()
    desk.page.wait_for_selector("#reader mark.exact")
    desk.shot("offers")


def control(desk):
    """The slider of days changes who holds what; every place has its state by pattern and word."""
    desk.open("/?view=control")
    desk.page.wait_for_selector(".held tbody tr")
    last = desk.page.locator(".held caption").inner_text()
    desk.page.get_by_role("button", name="The change before").click()
    desk.page.wait_for_function("words => document.querySelector('.held caption').innerText !== words", arg=last)
    at = desk.query("day")[0]
    assert desk.page.locator(".held tbody tr").count() == len(desk.served.get(f"control?at={at}&limit=1000")["rows"])
    desk.page.locator(".held td a[data-pick]").first.click()
    desk.page.wait_for_selector("#reader mark.exact")
    assert len({desk.page.evaluate("canvas => canvas.toDataURL()", one) for one in desk.page.locator(".patterns canvas").element_handles()}) == 3, "patterns are alike"
    desk.shot("control")


def losses(desk):
    """Plots of the sides of which most is told, the others on request, and the numbers below, each with its words."""
    desk.open("/?view=losses")
    desk.page.wait_for_selector(".plots .more")
    assert desk.page.locator(".plots .uplot canvas").count() == 2
    told = desk.page.get_by_role("button", name="Plot ").inner_text()
    desk.page.get_by_role("button", name="Plot ").click()
    desk.page.wait_for_function("count => document.querySelectorAll('.plots .uplot canvas').length === count", arg=2 + int(re.search("[0-9]+", told)[0]))
    desk.page.get_by_role("button", name="Only those").click()
    desk.page.wait_for_function("() => document.querySelectorAll('.plots .uplot canvas').length === 2")
    rows = [row for row in desk.served.get("losses?limit=5000")["rows"] if row["kind"] == "killed"]
    assert desk.page.locator(".held tbody tr").count() == len(rows)
    desk.page.locator(".held td a[data-pick]").last.click()
    desk.page.wait_for_selector("#reader mark.exact")
    figure = desk.served.get(f"things/{desk.pick()}")
    assert squeezed(desk.marked()) == squeezed(figure["words"])
    desk.shot("losses")


def sources(desk):
    """Who is quoted, how often denied; picking one shows it and leads to what it says."""
    desk.open("/?view=sources")
    assert desk.rows().count() == min(60, len(desk.served.get("sources?limit=1000")["rows"]))
    desk.press("j")
    name = desk.served.get("sources?limit=1")["rows"][0]["name"]
    desk.page.wait_for_function("name => document.querySelector('#reader .card')?.innerText.includes(name)", arg=name)
    desk.shot("sources")
    desk.page.get_by_role("link", name="What it says").click()
    desk.page.wait_for_function("new URLSearchParams(location.search).get('view') === 'claims'")


def search(desk):
    """The slash goes to the search; words filter the view that is open."""
    desk.open("/?view=reports")
    desk.rows()
    desk.press("/")
    desk.page.keyboard.type("truce")
    desk.press("Enter")
    desk.page.wait_for_function("new URLSearchParams(location.search).get('words') === 'truce'")
    desk.settled()
    found = desk.served.get("reports?words=truce&limit=1000")["rows"]
    assert desk.page.locator(".list a.row").count() == len(found) > 0
    desk.press("j")
    desk.page.wait_for_selector("#reader .text")
    assert "truce" in desk.text("#reader .scroll").lower()
    desk.shot("reports")


def text_is_only_text(desk):
    """Markup and script in a report are shown as they were written, and do nothing; right-to-left text runs from the right."""
    desk.open("/?view=reports&words=Marran")
    desk.rows().first.click()
    desk.page.wait_for_selector("#reader .text")
    assert "<script>" in desk.text("#reader .scroll"), "the words of the report are not all there"
    assert not desk.page.locator("#reader .text script, #reader .text img, #reader .text b").count()
    assert desk.page.title() != "owned"
    desk.open("/?view=reports&words=Halden")
    desk.rows().first.click()
    desk.page.wait_for_selector("#reader .text")
    directions = desk.page.locator("#reader .text > *").evaluate_all("list => list.map((one) => getComputedStyle(one).direction)")
    assert "rtl" in directions and "ltr" in directions, directions
    desk.shot("right-to-left")


def keyboard_only(desk):
    """Search, list, report, help and back, without a mouse; single keys can be switched off."""
    desk.open("/")
    desk.rows()
    desk.press("j", "o")
    assert desk.page.evaluate("document.activeElement.className") == "scroll" or desk.page.wait_for_timeout(600) is None
    desk.press("Escape", "?")
    desk.page.wait_for_selector("dialog[open] kbd")
    desk.shot("keys")
    desk.page.locator("dialog[open] input[type=checkbox]").uncheck()
    desk.press("Escape")
    before = desk.pick()
    desk.press("j")
    desk.page.wait_for_timeout(200)
    assert desk.pick() == before, "a key worked that was switched off"
    desk.press("?")
    desk.page.locator("dialog[open] input[type=checkbox]").check()
    desk.press("Escape")


def bad_addresses(desk):
    """An address with words that mean nothing says so where the answer would stand, and everything else works on."""
    for path, words in (("/?pick=v999999", "v999999 is not in the record"), ("/?pick=%3Cscript%3Edocument.title='owned'%3C/script%3E", "No thing of the record"), ("/?since=zzz", "since is a day"),
                        ("/?near=nowhere-at-all", "no place is called so"), ("/?view=nothing&type=BOGUS", "")):
        desk.open(path)
        desk.page.wait_for_function("words => document.body.innerText.includes(words)", arg=words)
        assert desk.page.title() == "Situation – Rapporteur desk"
    desk.wrong[:] = [one for one in desk.wrong if "400" not in one and "404" not in one]


def dark_and_tablet(desk):
    """The switch turns dark, and stays; on a tablet nothing lies outside."""
    desk.open("/")
    desk.rows()
    before = desk.page.evaluate("getComputedStyle(document.body).backgroundColor")
    desk.press("t")
    assert desk.page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    desk.page.reload()
    desk.rows()
    assert desk.page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    desk.press("j")
    desk.page.wait_for_selector("#reader mark.exact")
    desk.shot("dark")
    desk.press("t")
    for width, height in ((1024, 768), (768, 1024), (820, 1180)):
        desk.page.set_viewport_size({"width": width, "height": height})
        desk.page.wait_for_timeout(200)
        assert desk.page.evaluate("document.documentElement.scrollWidth") <= width
        assert desk.page.locator("#reader").bounding_box()["width"] >= 300
    text, why = (desk.page.locator(f"#reader .scroll > {one}").first.bounding_box() for one in (".text", ".part"))
    assert text["width"] >= 480 and why["x"] >= text["x"] + text["width"], "the words and what is known of them do not stand side by side"
    assert desk.page.evaluate("() => { const list = document.querySelector('#views ol'); return list.scrollWidth <= innerWidth; }"), "not all views are in sight"
    desk.shot("tablet")
    desk.page.get_by_role("button", name="Put down what is picked").click()
    desk.page.wait_for_selector("#reader", state="hidden")
    assert desk.pick() is None


READING = [modules_named, nothing_inline, views_open, situation, linked_filters, timeline_brush, map_and_list, claims, contradictions, offers, control, losses, sources, search, text_is_only_text, keyboard_only, bad_addresses, dark_and_tablet]
