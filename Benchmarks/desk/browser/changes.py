"""What people do to the record through the page: judge, edit, move, merge, split, undo, export, paste, give files."""
from pathlib import Path
from urllib.parse import quote

PASTED = "KELDRUM, 3 June 2023 (Tern Agency) – Rebels attacked a convoy near Keldrum on Friday and killed five soldiers, the defence ministry said. The rebels said that they had killed nine."


def picked_event(desk):
    desk.open("/")
    desk.rows()
    desk.press("j")
    desk.page.wait_for_selector("#reader mark.exact")
    return desk.pick()


def stands(desk, thing, action):
    return any(one["action"] == action and not one["ended"] for one in desk.served.get(f"corrections?thing={thing}&limit=50")["rows"])


def told(desk, words):
    desk.page.wait_for_function("words => document.getElementById('toast').innerText.includes(words)", arg=words)


def accept_reject_undo(desk):
    """a accepts, r rejects and the row leaves the list, u takes each back; all of it is in the record."""
    event = picked_event(desk)
    desk.press("a")
    told(desk, f"Accepted: {event}")
    assert stands(desk, event, "accept")
    desk.page.wait_for_selector("#reader .review")
    desk.press("u")
    told(desk, "Undone")
    assert not stands(desk, event, "accept")
    desk.press("r")
    told(desk, f"Rejected: {event}")
    desk.page.wait_for_selector(f'.list li[data-id="{event}"]', state="detached")
    assert stands(desk, event, "reject")
    desk.press("u")
    told(desk, "Undone")
    desk.page.wait_for_selector(f'.list li[data-id="{event}"]')


def edit(desk):
    """e opens the fields; a changed one is sent with its reason and shown, and undone again."""
    event = picked_event(desk)
    was = desk.served.get(f"things/{event}")["type"]
    to = "COERCE" if was != "COERCE" else "ASSAULT"
    desk.press("e")
    box = desk.page.locator("dialog[open]")
    box.get_by_label("type").select_option(to)
    box.get_by_label("Reason").fill("as the second paragraph says")
    desk.shot("edit")
    box.get_by_role("button", name="Keep").click()
    told(desk, f"Edited {event}")
    assert desk.served.get(f"things/{event}")["type"] == to
    desk.page.wait_for_function("() => document.querySelector('#reader .history')?.innerText.includes('as the second paragraph says')")
    desk.press("u")
    told(desk, "Undone")
    assert desk.served.get(f"things/{event}")["type"] == was


def merge_and_split(desk):
    """x marks, m merges into what is picked, s splits; each is undone."""
    desk.open("/")
    desk.rows()
    rows = desk.served.get("events?limit=100")["rows"]
    groups = {row["id"]: desk.served.get(f"things/{row['id']}")["occurrence"] for row in rows[:30]}
    first = rows[0]["id"]
    second = next(one for one, group in groups.items() if group != groups[first])
    desk.open(f"/?pick={first}")
    desk.page.wait_for_selector("#reader mark.exact")
    desk.press("x")
    desk.page.wait_for_selector("li.marked")
    desk.page.locator(f'.list a.row[href*="pick={second}"]').first.click()
    desk.page.wait_for_function("id => document.querySelector('#reader .id')?.innerText === id", arg=second)
    desk.press("m")
    told(desk, f"Merged {first} into {second}")
    assert desk.served.get(f"things/{first}")["occurrence"] == desk.served.get(f"things/{second}")["occurrence"]
    desk.press("u")
    told(desk, "Undone")
    assert desk.served.get(f"things/{first}")["occurrence"] != desk.served.get(f"things/{second}")["occurrence"]
    whole = next(one["events"] for one in desk.served.get("occurrences?limit=1000")["rows"] if len(one["events"]) > 1)
    desk.open(f"/?pick={whole[0]}")
    desk.page.wait_for_selector("#reader mark.exact")
    desk.press("s")
    told(desk, "stands apart")
    assert desk.served.get(f"things/{whole[0]}")["occurrence"] != desk.served.get(f"things/{whole[1]}")["occurrence"]
    desk.press("u")
    told(desk, "Undone")
    assert desk.served.get(f"things/{whole[0]}")["occurrence"] == desk.served.get(f"things/{whole[1]}")["occurrence"]


def place_put_right(desk):
    """A place without a point is moved to one, and moved back."""
    desk.open("/?view=places")
    desk.rows()
    row = next(one for one in desk.served.get("places/unresolved?limit=1000")["rows"] if one["example_event"])
    desk.page.locator(f'.list a.row[href*="pick={row["example_event"]}"]').first.click()
    field = desk.page.locator(".put-right input[type=text]")
    field.wait_for()
    desk.shot("places")
    field.fill("35.3,69.5")
    desk.page.get_by_role("button", name="Move").click()
    told(desk, f"Moved {row['example_event']}")
    moved = desk.served.get(f"things/{row['example_event']}")
    assert abs(moved["lat"] - 35.3) < 0.01 and abs(moved["lon"] - 69.5) < 0.01, (moved["lat"], moved["lon"])
    desk.page.evaluate("document.activeElement.blur()")
    desk.press("u")
    told(desk, "Undone")
    assert desk.served.get(f"things/{row['example_event']}")["lat"] is None


def review_queue(desk):
    """What is doubtful can be judged key by key: the next one is picked by itself; corrections and log show it."""
    desk.open("/?view=review")
    desk.rows()
    desk.press("j")
    desk.page.wait_for_selector("#reader .scroll")
    first = desk.pick()
    desk.shot("review")
    desk.press("a")
    told(desk, f"Accepted: {first}")
    desk.page.wait_for_selector(f'.list li[data-id="{first}"]', state="detached")
    desk.page.wait_for_function("id => new URLSearchParams(location.search).get('pick') !== id", arg=first)
    desk.page.get_by_role("link", name="Corrections").click()
    desk.page.wait_for_selector(f'.list li[data-id="{first}"] button')
    desk.page.locator(f'.list li[data-id="{first}"] button').first.click()
    told(desk, "Undone")
    desk.page.get_by_role("link", name="Log").click()
    desk.page.wait_for_function("id => document.querySelector('#main .list').innerText.includes(id)", arg=first)


def export(desk):
    """The menu gives the list that is asked for as a file."""
    desk.open("/?status=denied")
    desk.rows()
    desk.page.locator("#export summary").click()
    with desk.page.expect_download() as download:
        desk.page.locator("#export a", has_text="csv").first.click()
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").strip().splitlines()
    assert len(lines) - 1 == len(desk.served.get("events?status=denied&limit=1000")["rows"]), lines[:2]


def paste(desk):
    """A pasted report is read at once and opens with what was found in it; the import is listed and can be taken back."""
    desk.open("/?view=imports&tab=paste")
    desk.page.locator("textarea").fill(PASTED)
    desk.page.get_by_label("Outlet").fill("Tern Agency")
    desk.shot("imports")
    desk.page.get_by_role("button", name="Read it").click()
    desk.page.wait_for_selector("#reader .found li, #reader .text", timeout=60000)
    report = desk.served.get(f"reports/{desk.pick()}")
    assert report["text"].strip() == PASTED and report["events"], "nothing was found in what was pasted"
    desk.page.locator("#reader .text a.thing").first.click()
    desk.page.wait_for_selector("#reader mark.exact")
    desk.page.on("dialog", lambda dialog: dialog.accept())
    desk.page.get_by_role("button", name="Take back").first.click()
    told(desk, "is taken back")
    assert desk.served.get("imports?limit=1")["rows"][0]["state"] == "taken back"


def files(desk):
    """Files are read with progress; what cannot be read is told with its reason."""
    desk.open("/?view=imports")
    given = Path(desk.served.folder.name)
    (given / "one.jsonl").write_text("".join('{"text": "VELDT, 4 June 2023 – Rebels shelled Veldt on Saturday and killed %d people, the army said."}\n' % n for n in range(2, 8)) + "{broken\n")
    (given / "picture.bmp").write_bytes(b"BM")
    desk.page.locator("input[type=file]").set_input_files([given / "one.jsonl", given / "picture.bmp"])
    desk.page.wait_for_function("() => document.querySelectorAll('.sent li').length === 2 && !document.querySelector('.sent').innerText.includes('on its way')")
    assert "not a kind of file" in desk.text(".sent")
    desk.page.wait_for_function("() => document.querySelector('.held tbody tr td').innerText.includes('complete')", timeout=60000)
    made = desk.served.get("imports?limit=1")["rows"][0]
    assert made["progress"]["read"] == 6 and made["failures"] == 1, made
    desk.page.locator(".held tbody tr button.link").first.click()
    desk.page.wait_for_selector(".detail .doubts li")


def post(desk, text):
    """A report from elsewhere, as a script brings it in."""
    answer = desk.page.request.post(f"{desk.served.address}/api/v1/reports?wait=true", data={"text": text, "outlet": "Tern Agency"})
    assert answer.status == 200, answer.text()
    return answer.json()


def take_back(desk, made):
    assert desk.page.request.delete(f"{desk.served.address}/api/v1/imports/{made['id']}").ok


def kept_search(desk):
    """What is asked for is kept under a name; when a report that fits comes from elsewhere, the page tells, and offers what is new."""
    desk.open("/?words=Quellmar")
    desk.page.wait_for_selector("#main .foot")
    desk.page.get_by_role("button", name="Searches").click()
    desk.page.get_by_label("Name").fill("quellmar")
    desk.page.get_by_role("button", name="Keep").click()
    desk.page.wait_for_selector("dialog[open] tbody tr")
    desk.press("Escape")
    desk.page.wait_for_timeout(500)
    made = post(desk, "QUELLMAR, 5 June 2023 (Tern Agency) – Rebels shelled Quellmar on Sunday and killed two people, the army said.")
    desk.page.wait_for_function("() => document.getElementById('toast').innerText.includes('quellmar')", timeout=20000)
    desk.page.get_by_role("button", name="New in the record").click()
    desk.rows()
    desk.page.get_by_role("button", name="Searches").click()
    desk.page.get_by_role("button", name="Forget quellmar").click()
    desk.page.wait_for_selector("dialog[open] tbody tr", state="detached")
    take_back(desk, made)


def seal(desk):
    """A sealed source goes by its label, in lists and in the text; taking the seal off brings the name back."""
    row = next(one for one in desk.served.get("sources?limit=100")["rows"] if one["kind"] == "person")
    desk.open(f"/?view=sources&pick={row['id']}")
    desk.page.get_by_role("button", name="Seal this source").click()
    desk.page.locator("dialog[open]").get_by_label("Label").fill("[a witness]")
    desk.page.locator("dialog[open]").get_by_role("button", name="Seal").click()
    told(desk, "is sealed")
    desk.open(f"/?view=claims&source={row['id']}")
    desk.rows()
    assert row["name"] not in desk.text("#main"), "the name is still there"
    assert "[a witness]" in desk.text("#main")
    desk.open(f"/?view=claims&source={quote(row['name'])}")
    desk.page.wait_for_selector("#main .list .foot")
    assert not desk.page.locator(".list a.row").count(), "the sealed name still finds what it says"
    desk.open(f"/?view=sources&pick={row['id']}")
    desk.page.get_by_role("button", name="Take the seal off").click()
    told(desk, "no longer sealed")
    desk.page.wait_for_function("name => document.querySelector('#reader').innerText.includes(name)", arg=row["name"])


CHANGING = [accept_reject_undo, edit, merge_and_split, place_put_right, review_queue, export, paste, files, kept_search, seal]
