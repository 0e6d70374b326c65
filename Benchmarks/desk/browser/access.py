"""With users: log in and out, what a reader may not do, and tokens that are shown once."""

USERS = [("ana", "analyst", "a long pass phrase"), ("ray", "reader", "another pass phrase"), ("adm", "admin", "the third pass phrase")]


def log_in(desk, name, password):
    desk.page.goto(desk.served.address + "/")
    box = desk.page.locator("dialog.login")
    box.wait_for()
    box.get_by_label("Name").fill(name)
    box.get_by_label("Password").fill(password)
    box.get_by_role("button", name="Log in").click()


def accept_and_undo(desk):
    desk.press("j")
    desk.page.wait_for_selector("#reader mark.exact")
    desk.press("a")
    desk.page.wait_for_function("() => document.getElementById('toast').innerText.includes('Accepted')")
    desk.press("u")
    desk.page.wait_for_function("() => document.getElementById('toast').innerText.includes('Undone')")


def in_and_out(desk):
    """A wrong password is told; the right one opens the desk; logging out closes it."""
    log_in(desk, "ana", "not the pass phrase")
    desk.page.wait_for_function("() => document.querySelector('.login .error').innerText.includes('wrong')")
    desk.shot("login")
    log_in(desk, "ana", USERS[0][2])
    desk.rows()
    accept_and_undo(desk)
    desk.page.get_by_role("button", name="ana").click()
    desk.page.get_by_role("button", name="Log out").click()
    desk.page.wait_for_selector("dialog.login")
    desk.wrong[:] = [one for one in desk.wrong if "401" not in one]


def reader_only_reads(desk):
    """A reader sees no buttons that change anything, and the key says why."""
    log_in(desk, "ray", USERS[1][2])
    desk.rows()
    desk.press("j")
    desk.page.wait_for_selector("#reader mark.exact")
    assert not desk.page.get_by_role("button", name="Accept").count()
    assert not desk.page.get_by_role("link", name="Paste a report").count()
    desk.press("a")
    desk.page.wait_for_function("() => document.getElementById('toast').innerText.includes('analyst')")


def outlives_a_restart(desk):
    """Who has logged in stays so when the server is started anew, and so does what the page must bear to change anything."""
    log_in(desk, "ana", USERS[0][2])
    desk.rows()
    desk.served.stop()
    desk.served.start()
    desk.wrong.clear()
    desk.page.reload()
    desk.rows()
    assert not desk.page.locator("dialog.login").count()
    accept_and_undo(desk)


def tokens(desk):
    """A token is shown once, works for a script, and no longer once it is revoked."""
    log_in(desk, "ana", USERS[0][2])
    desk.rows()
    desk.page.get_by_role("button", name="ana").click()
    desk.page.get_by_label("What the token is for").fill("nightly")
    desk.page.get_by_role("button", name="Make one").click()
    token = desk.text(".fresh code")
    asked = lambda: desk.page.request.fetch(f"{desk.served.address}/api/v1/events?limit=1", headers={"Authorization": f"Bearer {token}", "Cookie": ""}).status
    assert asked() == 200
    desk.page.get_by_role("button", name="Revoke").first.click()
    desk.page.wait_for_selector(".fresh", state="detached")
    assert asked() == 401


ACCESS = [in_and_out, reader_only_reads, outlives_a_restart, tokens]
