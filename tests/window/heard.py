"""The walk of somebody who hears the window: first start, conflicts, one review, hand-in, by AT-SPI alone.

No mouse, no shortcut: things are looked up by role and name, done by their own action, and words are typed into the field that
took the focus. What the live region says is collected from its text. A step fails on a wrong role, a missing name or an announcement that is not the
exact sentence.
"""

import re
import time

from drive import BUTTON, TEXT, Missing, wait
from reviewer import bundle, whole
from walk import NAME

RADIO = "radio button"
REASONS = "The pilot answers a part of the question, and says so."


class Ear:
    """Everything that stood in the one polite live region, in order.

    WebKit sends no event for a region whose words change as a whole, so that its text is looked at instead: what is said stays there
    until the next sentence.
    """

    def __init__(self, screen):
        self.screen, self.region, self.said, self.last = screen, None, [], ""

    def _region(self):
        found = [node for node in self.screen.every(("status bar", "statusbar", "status"))
                 if (node.accessible.get_attributes() or {}).get("live") == "polite"]
        if len(found) != 1:
            raise Missing(f"{len(found)} polite live regions where one speaks")
        return found[0]

    def listen(self, seconds=0.0):
        end = time.monotonic() + seconds
        while True:
            try:
                self.region = self.region or self._region()
                now = " ".join(self.region.text().split())
            except Missing:
                raise
            except Exception:
                # The page was drawn anew; the region is looked up again in the next round.
                self.region, now = None, self.last
            if now and now != self.last:
                self.said.append(now)
            self.last = now
            if time.monotonic() >= end:
                return self.said
            time.sleep(0.02)

    def hears(self, wanted, seconds=8):
        """Waits until a whole announcement is this sentence; what a regular expression leaves open may be anything."""
        whole_one = re.compile(wanted, re.S)

        def look():
            self.listen(0.05)
            return next((said for said in self.said if whole_one.fullmatch(" ".join(said.split()))), None)

        try:
            return wait(look, f"the announcement “{wanted}”", seconds)
        except Missing as problem:
            raise Missing(f"{problem}; heard: {self.said}") from problem


def press(node):
    """Does what the thing itself offers to do."""
    action = node.accessible.get_action_iface()
    if action is None or node.screen.atspi.Action.get_n_actions(action) < 1:
        raise Missing(f"{node} offers no action")
    if not node.screen.atspi.Action.do_action(action, 0):
        raise Missing(f"{node} did not do its action")
    return node


def write(node, text):
    """Takes the focus by AT-SPI, and types: WebKit offers fields as text to read there, not to write, so that a screen reader's own
    user types as well."""
    node.accessible.get_component_iface().grab_focus()
    wait(lambda: node.states()["FOCUSED"], f"{node} takes the focus", 10)
    node.screen.type(text)
    wait(lambda: node.text().strip().endswith(text), f"{node} holds what was written", 15)


def walk(w):
    """All steps, on a started display."""
    s = lambda: w.screen
    ear = []

    def button(word, seconds=15, within=None):
        return press(s().find(BUTTON, w.w(word), within=within, seconds=seconds))

    def start():
        note = w.start()
        s().find("heading", w.w("app-name"), seconds=30)
        ear.append(Ear(s()))
        for door in ("start-drop-act", "start-sample"):
            if door in w.words.patterns and not s().has(BUTTON, w.w(door)):
                raise Missing(f"the first page has no button “{w.w(door)}”")
        return note

    w.step("First start: a heading, and doors that are buttons", start)

    def sample():
        button("start-sample", 20)
        s().find("heading", w.w("declare-title"), seconds=60)
        landmarks = [node.name for node in s().every("landmark")]
        if not [name for name in landmarks if name]:
            raise Missing(f"no landmark has a name: {landmarks}")
        return f"landmarks: {', '.join(name for name in landmarks if name)}"

    w.step("The sample call opens on the conflicts; landmarks have names", sample)

    def declare():
        promise = s().find("check box", w.w("declare-promise"))
        press(promise)
        wait(lambda: s().find("check box", w.w("declare-promise")).states()["CHECKED"], "the promise is given", 10)
        groups = list(s().every(name=w.w("declare-answer"), role=("panel", "grouping", "group")))
        if not groups:
            raise Missing("no group of answers has a name")
        press(s().find(BUTTON, w.w("declare-recused"), within=groups[-1]))
        sheet = s().find(("dialog", "alert"), w.w("withdraw-title"), seconds=10)
        button("withdraw-act", within=sheet)
        wait(lambda: not s().has(("dialog", "alert"), w.w("withdraw-title")), "the sheet is gone", 10)
        ear[0].hears(w.w("withdraw-done"))
        if s().has(BUTTON, w.w("declare-rest")):
            button("declare-rest")
        for _ in range(30):
            waiting = [group for group in s().every(name=w.w("declare-answer"), role=("panel", "grouping", "group"))
                       if not any(b.states()["PRESSED"] or b.states()["CHECKED"] for b in s().every(BUTTON, None, within=group))]
            if not waiting:
                break
            press(s().find(BUTTON, w.w("declare-none"), within=waiting[0]))
            time.sleep(0.2)
        button("declare-begin")
        s().find("heading", w.w("proposals-title"), seconds=20)
        if w.asked("select count(*) from tie where state = 'recused'")[0][0] != 1:
            raise Missing("the store has not exactly one withdrawal")

    w.step("Conflicts: promise, one withdrawal said aloud, no tie with the others", declare)

    def read():
        wait(lambda: not s().has(None, r".*" + w.w("row-document-reading")), "every document is read", 120, every=0.5)
        press(s().has(BUTTON, w.w("band-begin")) or s().find(BUTTON, w.w("band-go-on")))
        s().find("heading", w.w("card-head"), seconds=30)
        text = s().find(BUTTON, w.w("read-text"), seconds=10) if "read-text" in w.words.patterns and s().has(BUTTON, w.w("read-text")) else None
        if text:
            press(text)
            s().find(None, w.w("text-name"), seconds=15)

    w.step("Read: the score card has its heading", read)

    def score():
        done, sentences = 0, []
        for _ in range(12):
            radios = [node for node in s().every(RADIO) if re.match(r"\D*4\b", node.name) and node.states()["SHOWING"]]
            fresh = [node for node in radios if not node.states()["CHECKED"]]
            opened = [node for node in fresh if node.name]
            if opened and done < 4:
                node = opened[0]
                name = node.name
                before = len(ear[0].said)
                press(node)
                done += 1
                said = ear[0].hears(w.w("card-say").replace(r"[\s\S]*", ".*"), 8)
                ear[0].listen(0.4)
                # What was done before may still be said late; a score is said once.
                new = [one for one in ear[0].said[before:] if one.startswith("4, ")]
                if len(new) != 1:
                    raise Missing(f"scoring “{name}” was said {len(new)} times: {new}")
                ear[0].said.clear()
                if not said.startswith("4, ") or str(done) not in said[3:]:
                    raise Missing(f"“{said}” does not tell the step in words and that {done} are scored")
                sentences.append(said)
                continue
            closed = [node for node in s().every(BUTTON, w.w("card-open"))]
            if done >= 4 or not closed:
                break
            press(closed[0])
            time.sleep(0.4)
        if done < 1:
            raise Missing("no step of a scale is a radio button with a name")
        stored = w.asked("select count(*) from score where step = 4")[0][0]
        if stored != done:
            raise Missing(f"{done} steps were chosen and {stored} are in the store")
        return f"each said once: {' / '.join(sentences)}"

    w.step("One review: steps are radio buttons, each is said once, in the exact sentence", score)

    def reasons():
        fields = [node for node in s().every(TEXT) if node.states()["SHOWING"]]
        nameless = [str(node) for node in fields if not node.name]
        if nameless:
            raise Missing(f"fields without a name: {nameless}")
        write(s().find(TEXT, w.w("card-to-applicant") + ".*"), REASONS)
        # Leaving the field keeps it, too.
        heard = list(ear[0].listen(0.5))
        wait(lambda: w.workspace() and REASONS.encode() in whole(w.workspace()), "the sentence is in the store", 8)
        if heard:
            raise Missing(f"typing was commented on: {heard}")

    w.step("A word to the applicant: fields have names, typing is not commented on", reasons)

    def hand_in():
        press(s().find(("link", "push button"), w.w("rail-hand-in") + ".*"))
        s().says(w.w("handin-never"), 15)
        button("handin-act")
        sheet = s().find(("dialog", "alert"), w.w("handin-sheet-title"), seconds=10)
        who = s().has(TEXT, w.w("me-name"), within=sheet)
        if who:
            write(who, NAME)
        button("handin-sheet-act", within=sheet)
        said = ear[0].hears(w.w("handin-made-say"), 30)
        return f"{bundle(w).name}; said: {said}"

    w.step("Hand in: a dialog with a name, and the number said aloud", hand_in)
