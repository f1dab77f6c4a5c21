"""The reviewer's walk: from a call to a signed file that stock tools can check.

Words come from the page's own Fluent messages, so that the walk is the same in both languages.
"""

import os
import pathlib
import shutil
import subprocess
import time
import zipfile

from drive import BUTTON, TEXT, Missing, run, wait
from walk import EMAIL, INSTITUTION, NAME

PAGE = ("panel", "grouping", "group", "landmark", "section")


def walk(w):
    """All steps, on a started display."""
    s = lambda: w.screen
    pdfs = sorted((w.sample / "pdf").glob("*.pdf"))

    def start():
        note = w.start()
        s().find("heading", w.w("app-name"), seconds=30)
        return note

    w.step("First start: three doors, and the sample call", start)

    def sample():
        w.click(BUTTON, "start-sample", seconds=20)
        # The page about a file or about who I am, or straight to the conflicts.
        wait(lambda: s().has(("check box",), w.w("declare-promise")) or s().has(TEXT, w.w("me-name")), "the call is open", 60)
        field = s().has(TEXT, w.w("me-name"))
        if field:
            s().fill(field, NAME)
            s().fill(s().find(TEXT, w.w("me-email")), EMAIL)
            w.picture("who")
            s().key("Return")
            s().find("check box", w.w("declare-promise"), seconds=30)

    w.step("The sample call opens on a desk of its own", sample)

    def declare():
        w.click("check box", "declare-promise")
        time.sleep(0.3)
        groups = list(s().every(name=w.w("declare-answer"), role=("panel", "grouping", "group")))
        if not groups:
            raise Missing("no proposal asks for an answer")
        w.picture("list")
        # One withdrawal, by its own button, with its ground; then no tie with the others.
        s().find(BUTTON, w.w("declare-recused"), within=groups[-1]).click()
        s().find(BUTTON, w.w("withdraw-act"), seconds=10)
        w.picture("withdraw")
        w.click(BUTTON, "withdraw-act")
        wait(lambda: not s().has(("dialog", "alert"), w.w("withdraw-title")), "the sheet is gone", 10)
        if s().has(BUTTON, w.w("declare-rest")):
            w.click(BUTTON, "declare-rest")
        for _ in range(30):
            # Those that share something with me are answered one by one.
            waiting = [g for g in s().every(name=w.w("declare-answer"), role=("panel", "grouping", "group"))
                       if not any(b.states()["PRESSED"] or b.states()["CHECKED"] for b in s().every(BUTTON, None, within=g))]
            if not waiting:
                break
            s().find(BUTTON, w.w("declare-none"), within=waiting[0]).click()
            time.sleep(0.2)
        w.picture("answered")
        w.click(BUTTON, "declare-begin")
        s().find("heading", w.w("proposals-title"), seconds=20)

    w.step("Before you read: one tie, and none with the others", declare)

    def documents_here():
        return not s().has(None, w.w("row-document-missing")) and not s().has(None, r".*" + w.w("row-document-waiting")) and not s().has(None, r".*" + w.w("row-document-reading"))

    def drop():
        # The sample brings its documents along; they are dropped anyway, under other names, with one that is broken and one that
        # is twice there: known by content, the same bytes are one document.
        folder = w.out / "dropped"
        folder.mkdir()
        for number, pdf in enumerate(pdfs):
            shutil.copy(pdf, folder / f"scan {number:02}.pdf")
        shutil.copy(pdfs[0], folder / "the same again.pdf")
        (folder / "broken.pdf").write_bytes(pdfs[1].read_bytes()[:400])
        for moment in s().drag_in([folder]):
            if moment == "over":
                w.picture("hanging")
        w.picture("dropped")
        wait(lambda: not s().has(None, w.w("import-running")) and documents_here(), "every document is read", 180, every=0.5)
        return f"{len(pdfs) + 2} files dropped from another program's window"

    w.step("Documents dropped on the window: known by content, read while one goes on", drop)

    def read():
        go = s().has(BUTTON, w.w("band-begin")) or s().has(BUTTON, w.w("band-go-on"))
        if go is None:
            raise Missing("nothing offers to begin")
        go.click()
        page = s().find(PAGE, w.w("read-page-name"), seconds=30)
        wait(lambda: page.box()[2] > 100, "the first page has a size", 20)
        s().find("heading", w.w("card-head"), seconds=15)
        time.sleep(1.0)

    w.step("Read: a page, and beside it my review", read)
    if w.options.short:
        return

    def highlight():
        page = s().find(PAGE, w.w("read-page-name"))
        x, y, width, height = page.box()
        left, top, whole_w, whole_h = s().place()
        bottom = min(y + height, top + whole_h) - 60
        rows = [y + (bottom - y) * part for part in (0.48, 0.55, 0.62, 0.7, 0.4, 0.78)]
        for row in rows:
            s().move(int(x + width * 0.2), int(row))
            run("xdotool", "mousedown", "1")
            for part in range(20, 72, 2):
                s().move(int(x + width * part / 100), int(row + (14 if part > 60 else 0)))
                time.sleep(0.01)
            run("xdotool", "mouseup", "1")
            try:
                tool = s().find(BUTTON, w.w("mark-with"), seconds=4)
                break
            except Missing:
                continue
        else:
            raise Missing("no selection brought the tools")
        w.picture("selection")
        tool.click()
        wait(lambda: not s().has(BUTTON, w.w("mark-with")) or s().has(BUTTON, w.w("mark-remove")), "the mark is made", 10)
        s().key("Escape")

    w.step("A sentence highlighted with the mouse", highlight)

    def score():
        s().key("Escape")
        for digit in ("4", "3", "5", "4"):
            s().key(digit)
            time.sleep(0.25)
        s().says(w.w("card-total"), 10)

    w.step("Four criteria scored with four keys", score)

    def reasons():
        heading = w.w("card-reasons")
        panel = next((n for n in s().every(BUTTON, w.w("card-open") + ".*")), None)
        if panel:
            panel.click()
        field = s().find(TEXT, heading + ".*", seconds=10)
        s().fill(field, "The question is clear, and the pilot answers a part of it. The tails are left open.")
        field = s().find(TEXT, w.w("card-to-applicant") + ".*")
        s().fill(field, "Say how the spread is tested in the tropics.")
        s().key("Tab")
        wait(lambda: w.workspace() and b"tested in the tropics" in whole(w.workspace()), "the sentence is in the store", 8)

    w.step("Reasons and a word to the applicant: in the store within a second", reasons)

    def more():
        for digits in ("3243", "5544", "2352"):
            s().key("Escape")
            s().key("ctrl+Next")
            s().find(PAGE, w.w("read-page-name"), seconds=30)
            time.sleep(0.6)
            for digit in digits:
                s().key(digit)
                time.sleep(0.25)
            s().says(w.w("card-total"), 10)

    w.step("Three more proposals, without the mouse", more)

    def text_view():
        s().key("Escape")
        s().key("ctrl+shift+v")
        s().find(None, w.w("text-name"), seconds=15)
        w.picture("text")
        s().key("ctrl+shift+v")
        s().find(PAGE, w.w("read-page-name"), seconds=15)

    w.step("The same document as text", text_view)

    def compare():
        s().key("ctrl+3")
        s().find("heading", w.w("compare-title"), seconds=15)
        time.sleep(1.5)
        w.picture("first")
        for way in ("compare-columns", "compare-criterion"):
            w.click(None, way)
            time.sleep(1.2)
            w.picture(way)

    w.step("Compare: two, columns, one criterion through all", compare)

    def undo():
        s().key("ctrl+1")
        s().find("heading", w.w("proposals-title"), seconds=15)
        time.sleep(0.5)

    w.step("Proposals: what is done, and what is next", undo)

    def hand_in():
        s().key("ctrl+4")
        s().says(w.w("handin-never"), 15)
        w.picture("before")
        w.click(BUTTON, "handin-act")
        s().find(BUTTON, w.w("handin-sheet-act"), seconds=10)
        box = s().has("check box", w.w("handin-encrypt"))
        if box and box.states()["CHECKED"]:
            box.click()
        who = s().has(TEXT, w.w("me-name"))
        if who:
            # The sample call asks nobody's name before it is needed.
            s().fill(who, NAME)
        w.picture("sheet")
        w.click(BUTTON, "handin-sheet-act")
        s().says(w.w("handin-done"), 30)
        bundle(w)
        return bundle(w).name

    w.step("Hand in: one signed file", hand_in)

    def carry_out():
        made = bundle(w)
        node = s().find(name=".*" + made.name.replace(".", r"\.") + ".*", role=("panel", "grouping", "group"), seconds=10)
        got = [line for line in s().drag_out(node) if line]
        if not any(pathlib.Path(line).name == made.name and pathlib.Path(line).exists() for line in got):
            raise Missing(f"the other program received {got}")
        return "dragged out of the window into another program"

    w.step("The file dragged from the window into a mail", carry_out)

    def verify():
        made = bundle(w)
        shutil.copy(made, w.out / made.name)
        said = w.cli("verify", made, check=False)
        (w.out / "paraph-verify.txt").write_text(said.stdout + said.stderr, encoding="utf-8")
        # Two: nothing wrong, but this computer has never accepted the signer.
        if said.returncode not in (0, 2):
            raise Missing(f"paraph verify ended with {said.returncode}: {said.stdout} {said.stderr}")
        return said.stdout.splitlines()[0] if said.stdout else ""

    w.step("paraph verify", verify)
    w.step("unzip, sha256sum and ssh-keygen find it good", lambda: stock(w, bundle(w)))

    def restart():
        s().close()
        note = w.start()
        s().find("heading", w.w("start-go-on"), seconds=30)
        w.picture("start")
        s().click(BUTTON, ".*" + w.w("rail-desk"))
        s().says(w.w("band-scored") + "|" + w.w("handin-done"), 30)
        return note

    w.step("Closed and opened again: everything is where it was", restart)


def whole(workspace):
    """The bytes of a workspace with what is still in its log."""
    data = b""
    for ending in ("", "-wal"):
        path = pathlib.Path(str(workspace) + ending)
        if path.exists():
            data += path.read_bytes()
    return data


def bundle(w):
    """The newest review file that was made."""
    found = [p for p in w.home.rglob("*.paraph") if p.is_file() and ("Review" in p.name or "paraph-" in p.name)]
    if not found:
        raise Missing("no review file was made")
    return max(found, key=lambda path: path.stat().st_mtime)


def stock(w, path):
    """Checks a review file without Paraph: container, sums, signature."""
    folder = w.out / "unpacked"
    shutil.rmtree(folder, ignore_errors=True)
    log = []

    def tool(command, **more):
        done = subprocess.run(command, capture_output=True, text=True, cwd=more.pop("cwd", folder), **more)
        log.append(f"$ {' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
        (w.out / "stock-tools.txt").write_text("\n".join(log), encoding="utf-8")
        if done.returncode:
            raise Missing(f"{command[0]} ended with {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout

    tool(["unzip", "-q", str(path), "-d", str(folder)], cwd=w.out)
    tool(["sha256sum", "-c", "--strict", "SHA256SUMS"])
    signatures = sorted((folder / "signatures").glob("*.sig"))
    if not signatures:
        raise Missing("there is no signature")
    for signature in signatures:
        seal = (folder / "SHA256SUMS").read_bytes()
        command = ["ssh-keygen", "-Y", "check-novalidate", "-n", "score.v1@paraph", "-s", str(signature)]
        done = subprocess.run(command, input=seal, capture_output=True, cwd=folder)
        log.append(f"$ {' '.join(command)} < SHA256SUMS\n{done.stdout.decode()}{done.stderr.decode()}")
        (w.out / "stock-tools.txt").write_text("\n".join(log), encoding="utf-8")
        if done.returncode:
            raise Missing(f"ssh-keygen refused the signature: {done.stderr.decode()}")
    # The same file with one byte of its seal changed must be refused, or the check checks nothing.
    false = (folder / "SHA256SUMS").read_bytes().replace(b"0", b"1", 1)
    done = subprocess.run(command, input=false, capture_output=True, cwd=folder)
    if done.returncode == 0:
        raise Missing("ssh-keygen accepted a changed seal")
    w.said = "\n".join(log)
    return f"{len(signatures)} signature, {sum(1 for _ in open(folder / 'SHA256SUMS'))} members"
