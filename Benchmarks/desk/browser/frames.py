"""How smooth the map is with 10,000 events, and how soon the page can be used."""
import json
import random
import statistics

WATCH = """() => { globalThis.frames = []; let before = performance.now();
  const tick = (now) => { frames.push(now - before); before = now; globalThis.watching = requestAnimationFrame(tick); }; globalThis.watching = requestAnimationFrame(tick); }"""


def many_points(count=10000, seed=7):
    """Points as the server gives them, thick around a few places and thin elsewhere."""
    dice = random.Random(seed)
    words = ["ASSAULT", "COERCE", "THREATEN", "AID", "claimed", "reported", "denied", "unconfirmed", "asserted", "somewhere"]
    centres = [(dice.uniform(-10, 45), dice.uniform(-5, 75)) for _ in range(40)]
    points = []
    for number in range(count):
        lat, lon = dice.choice(centres)
        points.append([number + 1, round(lat + dice.gauss(0, 1.4), 4), round(lon + dice.gauss(0, 1.8), 4), dice.choice([1.5, 5.0, 25.0, None]), "2024-03-%02d" % dice.randint(1, 28),
                       dice.randint(0, 3), dice.randint(4, 7), 8, 9, None])
    columns = ["id", "lat", "lon", "radius_km", "date", "type", "status", "certainty", "place", "occurrence"]
    return json.dumps({"columns": columns, "words": words, "points": points, "lines": [], "total": count, "more": False})


def figures(times):
    times = sorted(times)
    return {"frames": len(times), "median": statistics.median(times), "p95": times[int(len(times) * 0.95)], "worst": times[-1]}


def smoothness(desk):
    """Frame times while the map of 10,000 events is dragged, zoomed with the wheel, and clusters are hovered."""
    desk.page.route("**/api/v1/map?*", lambda route: route.fulfill(body=many_points(), content_type="application/json"))
    desk.open("/?map=4/20/35")
    desk.rows()
    desk.press("m")
    desk.page.wait_for_function("() => document.querySelector('.map .count').innerText.startsWith('10')")
    desk.page.wait_for_timeout(800)
    box = desk.page.locator(".plane").bounding_box()
    centre = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    out = {}
    for name, act in (("still", still), ("drag", drag), ("wheel", wheel), ("hover", hover)):
        desk.page.evaluate(WATCH)
        act(desk.page, centre)
        out[name] = figures(desk.page.evaluate("() => { cancelAnimationFrame(watching); return frames.slice(2); }"))
    desk.shot("ten-thousand")
    return out


def still(page, _):
    page.wait_for_timeout(1500)


def drag(page, centre):
    for turn in range(4):
        page.mouse.move(*centre)
        page.mouse.down()
        page.mouse.move(centre[0] + (160 if turn % 2 else -160), centre[1] + 60, steps=30)
        page.mouse.up()
        page.wait_for_timeout(250)


def wheel(page, centre):
    page.mouse.move(*centre)
    for delta in (-240, -240, -240, 240, 240, 240):
        page.mouse.wheel(0, delta)
        page.wait_for_timeout(450)


def hover(page, centre):
    page.mouse.move(centre[0] - 200, centre[1] - 40)
    page.mouse.move(centre[0] + 200, centre[1] + 40, steps=60)


def first_page(desk):
    """Milliseconds from the address to rows that can be picked, and to a map that is drawn; a fresh browser."""
    desk.page.goto(desk.served.address + "/")
    desk.page.wait_for_selector(".list a.row")
    return desk.page.evaluate("() => performance.now()"), desk.page.evaluate("() => performance.getEntriesByType('resource').reduce((sum, one) => sum + one.transferSize, 0)")
