"""Selecting with the mouse in documents of ten producers: over two lines, through two columns, over a page's end.

The words under the mouse are known from poppler (`pdftotext -bbox-layout`), another witness than the one that is tested; what the mark
holds is read from the store. At the end one highlight is looked for as a colour on the screen, after zooming, turning and a new start,
and the document is read as text through AT-SPI.

    dbus-run-session -- /usr/bin/python3 walk.py --out FOLDER --walk quotes [--shared FOLDER]
"""

import json
import os
import pathlib
import re
import subprocess
import time
import unicodedata
import xml.etree.ElementTree as ET

from drive import Missing, run, wait
from reviewer import PAGE

PRODUCERS = 10
SHORT = 2
PLAIN = re.compile(r"[\w.,;:()’'“”-]+\Z")
NAMESPACE = "{http://www.w3.org/1999/xhtml}"


class Line:
    def __init__(self, words):
        self.words = words  # (text, x0, y0, x1, y1) in points from the top left
        self.y0, self.y1 = min(w[2] for w in words), max(w[4] for w in words)
        self.x0, self.x1 = words[0][1], words[-1][3]

    @property
    def middle(self):
        return (self.y0 + self.y1) / 2


def pages(path, last=3):
    """Size and blocks of the first pages; a block is a list of lines."""
    done = subprocess.run(["pdftotext", "-bbox-layout", "-l", str(last), str(path), "-"], capture_output=True)
    if done.returncode:
        return []
    found = []
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", done.stdout.decode("utf-8", "replace"))
    for page in ET.fromstring(text).iter(NAMESPACE + "page"):
        blocks = []
        for block in page.iter(NAMESPACE + "block"):
            lines = []
            for line in block.iter(NAMESPACE + "line"):
                words = [(w.text or "", *(float(w.get(k)) for k in ("xMin", "yMin", "xMax", "yMax"))) for w in line.iter(NAMESPACE + "word")]
                if words:
                    lines.append(Line(words))
            if lines:
                blocks.append(lines)
        found.append((float(page.get("width")), float(page.get("height")), blocks))
    return found


def is_good(line):
    level = line.x1 - line.x0 > 4 * (line.y1 - line.y0)
    return level and len(line.words) >= 4 and all(PLAIN.match(w[0]) for w in line.words)


def two_lines(blocks, low, high):
    """Two lines of a paragraph, one below the other, between two heights of the page."""
    for lines in blocks:
        for above, below in zip(lines, lines[1:]):
            near = 0 < below.middle - above.middle < 2.2 * (above.y1 - above.y0)
            if near and abs(above.x0 - below.x0) < 40 and is_good(above) and is_good(below) and above.y0 > low and below.y1 < high:
                return above, below
    return None


def two_columns(blocks, low, high):
    """A line of a left column and one of the column on its right, with all that stands between them in poppler's order."""
    tall = [lines for lines in blocks if len(lines) >= 5 and sum(map(is_good, lines)) >= 4]
    for left, right in zip(tall, tall[1:]):
        if min(l.x0 for l in right) < max(l.x1 for l in left) or blocks.index(right) != blocks.index(left) + 1:
            continue
        # Poppler's blocks stand in its own order: no paragraph may come between them for a reader.
        edge, start = max(l.x1 for l in left), min(l.x0 for l in right)
        paragraphs = [block for block in blocks if len(block) > 1 and block is not left and block is not right]
        below = any(max(l.x1 for l in one) <= start and one[0].y0 > left[-1].y0 for one in paragraphs)
        above = any(min(l.x0 for l in one) >= edge and one[-1].y1 < right[0].y1 for one in paragraphs)
        if below or above:
            continue
        beside = min(left[-1].y1, right[-1].y1) - max(left[0].y0, right[0].y0)
        if beside < 40:
            continue
        starts = [l for l in left if is_good(l) and low < l.y0 and l.y1 < high]
        ends = [l for l in right if is_good(l) and low < l.y0 and l.y1 < high]
        if starts and ends:
            first, last = starts[-1], ends[0]
            between = left[left.index(first) + 1:] + right[: right.index(last)]
            return first, last, between
    return None


def tokens(text):
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "-")
    return [t for t in re.split(r"\s+", text) if t]


def chosen(shared, sample, producers):
    """Documents of so many producers, small, with text on their first two pages and upright; the sample's where there is no corpus."""
    manifest = shared / "corpus/MANIFEST.tsv"
    if not manifest.is_file():
        return sorted((sample / "pdf").glob("*.pdf"))[:producers]
    seen = set()
    rows = [line.split("\t") for line in manifest.read_text(encoding="utf-8").splitlines()[1:]]
    good = []
    for row in rows:
        sha, producer, kind = row[0][:12], row[7], row[8]
        path = shared / "corpus/public" / f"{sha}.pdf"
        family = re.sub(r"[\W\d_]+", " ", producer).strip().lower()[:12]
        if kind != "normal" or not family or family in seen or path.stat().st_size > 3_000_000:
            continue
        told = run("pdfinfo", "-box", str(path)) or ""
        upright = re.search(r"Page rot:\s+0\b", told) and re.search(r"CropBox:\s+0\.00\s+0\.00", told)
        if not upright or not (lines := pages(path, 2)) or len(lines) < 2:
            continue
        width, height, blocks = lines[0]
        if not two_lines(blocks, 0.05 * height, 0.5 * height):
            continue
        seen.add(family)
        good.append((bool(two_columns(blocks, 0.05 * height, 0.6 * height)), path))
    # Those with two columns first: they are rarer.
    good.sort(key=lambda one: not one[0])
    return [path for _, path in good[:producers]]


def walk(w):
    s = lambda: w.screen
    shared = pathlib.Path(os.environ.get("PARAPH_SHARED", w.sample.parent.parent.parent / "shared"))
    producers = SHORT if w.options.short else PRODUCERS
    files = chosen(shared, w.sample, producers)
    desk = w.out / "home" / "quotes.paraph-desk"
    told = {"lines": 0, "columns": 0, "break": 0}

    def start():
        if len(files) < SHORT:
            raise Missing("too few documents to select in")
        desk.parent.mkdir(parents=True, exist_ok=True)
        w.cli("--workspace", desk, "import", *files)
        note = w.start(desk)
        s().find("heading", w.w("proposals-title"), seconds=40)
        return f"{len(files)} documents; {note}"

    w.step("Documents of several producers on a desk", start)

    def document_of(path):
        rows = w.asked(f"select p.number, p.document from proposal p join document d on d.document = p.document where d.name = '{path.name}'")
        if not rows:
            raise Missing(f"{path.name} is on no proposal")
        return rows[0]

    def open_(number):
        s().key("Escape")
        s().key("ctrl+k")
        time.sleep(0.4)
        s().type(number)
        time.sleep(0.6)
        s().key("Return")
        wait(lambda: s().has(None, w.w("read-document").replace(".*", re.escape(number))), f"{number} is open", 20)
        return page(1)

    def page(number):
        name = w.w("read-page-name").replace(".*", str(number), 1)
        node = s().find(PAGE, name, seconds=20)
        wait(lambda: node.box()[2] > 100, f"page {number} has a size", 20)
        time.sleep(0.7)
        return node

    def view():
        """What of the window shows the document, from its top to its foot."""
        left, top, width, height = s().place()
        return top + 120, top + height - 60

    def drag(from_, to):
        s().move(*from_)
        run("xdotool", "mousedown", "1")
        steps = 24
        for n in range(1, steps + 1):
            s().move(from_[0] + (to[0] - from_[0]) * n // steps, from_[1] + (to[1] - from_[1]) * n // steps)
            time.sleep(0.01)
        run("xdotool", "mouseup", "1")
        time.sleep(0.3)

    def marked(before, what):
        s().key("h")
        count = lambda: w.asked("select count(*) from mark")[0][0]
        wait(lambda: count() > before, f"{what}: the mark is in the store", 8)
        time.sleep(0.2)
        s().key("Escape")
        rows = w.asked("select quote, boxes, page, document from mark order by at, page")[before:]
        return [(quote or "", json.loads(boxes), page_, document) for quote, boxes, page_, document in rows]

    def place(node, scale, x, y):
        left, top, _, _ = node.box()
        return round(left + x * scale), round(top + y * scale)

    def select(path):
        number, document = document_of(path)
        sheets = pages(path, 2)
        width, height, blocks = sheets[0]
        node = open_(number)
        count = lambda: w.asked("select count(*) from mark")[0][0]
        left, top, shown, _ = node.box()
        scale = shown / width
        low, high = ((edge - top) / scale for edge in view())

        pair = two_lines(blocks, max(low, 0), high)
        if pair:
            above, below = pair
            first, last = above.words[1], below.words[-2]
            drag(place(node, scale, first[1], above.middle), place(node, scale, last[3], below.middle))
            (quote, boxes, at, of), *more = marked(count(), path.name)
            wanted = [word[0] for word in above.words[1:] + below.words[:-1]]
            if tokens(quote) != tokens(" ".join(wanted)) or more:
                raise Missing(f"{path.name}: “{' '.join(wanted)}” was selected and “{quote}” marked")
            if at != 1 or of != document or len(boxes) != 2:
                raise Missing(f"{path.name}: page {at}, {len(boxes)} boxes")
            for box, (x0, x1), line in ((boxes[0], (first[1], above.x1), above), (boxes[1], (below.x0, last[3]), below)):
                middle = height - line.middle
                if abs(box[0] / 100 - x0) > 3 or abs(box[2] / 100 - x1) > 3 or not box[1] / 100 < middle < box[3] / 100:
                    raise Missing(f"{path.name}: a box {box} where words stand from {x0:.1f} to {x1:.1f} at {middle:.1f}")
            told["lines"] += 1

        through = two_columns(blocks, max(low, 0), high)
        if through:
            first, last, between = through
            begin, end = first.words[1], last.words[-2]
            drag(place(node, scale, begin[1], first.middle), place(node, scale, end[3], last.middle))
            (quote, boxes, _, _), *_ = marked(count(), path.name)
            got = tokens(quote)
            wanted = tokens(" ".join(word[0] for line in (first.words[1:], *(l.words for l in between), last.words[:-1]) for word in line))
            if got[:3] != wanted[:3] or got[-3:] != wanted[-3:] or abs(len(got) - len(wanted)) > 0.1 * len(wanted) + 2:
                raise Missing(f"{path.name}: through two columns “{' '.join(wanted)}” was selected and “{quote}” marked")
            if any(box[0] / 100 < first.x1 - 5 and box[2] / 100 > last.x0 + 5 for box in boxes):
                raise Missing(f"{path.name}: a box lies over both columns")
            told["columns"] += 1

        if len(sheets) > 1:
            over_the_end(path, node, sheets, scale)

    def over_the_end(path, node, sheets, scale):
        """From the last good line of the first page to the first good one of the second, both in sight."""
        (_, height, blocks), (_, _, next_) = sheets
        top, foot = view()
        for _ in range(40):
            x, y, _, tall = node.box()
            if y + tall < (top + foot) / 2 + 40:
                break
            s().wheel(clicks=2, at=(x + 80, (top + foot) / 2))
            time.sleep(0.15)
        time.sleep(0.8)
        second = page(2)
        first_lines = [l for lines in blocks for l in lines if is_good(l) and place(node, scale, 0, l.middle)[1] > top + 8]
        second_lines = [l for lines in next_ for l in lines if is_good(l) and place(second, scale, 0, l.middle)[1] < foot - 8]
        if not first_lines or not second_lines:
            return
        begin, end = max(first_lines, key=lambda l: l.y1), min(second_lines, key=lambda l: l.y0)
        count = w.asked("select count(*) from mark")[0][0]
        drag(place(node, scale, begin.words[0][1], begin.middle), place(second, scale, end.words[-1][3], end.middle))
        marks = marked(count, path.name)
        if [m[2] for m in marks] != [1, 2]:
            raise Missing(f"{path.name}: over the page's end marks on pages {[m[2] for m in marks]}")
        head, tail = tokens(marks[0][0]), tokens(marks[1][0])
        wanted = [tokens(" ".join(word[0] for word in line.words)) for line in (begin, end)]
        if head[:3] != wanted[0][:3] or tail[-3:] != wanted[1][-3:]:
            raise Missing(f"{path.name}: over the page's end “{marks[0][0]}” / “{marks[1][0]}”")
        told["break"] += 1

    for path in files:
        w.step(f"{path.name}: what the mouse selects is what is marked", lambda path=path: select(path), needs=False)

    def enough():
        text = ", ".join(f"{name} {n}" for name, n in told.items())
        if told["lines"] < min(producers, len(files)) - 1 or (len(files) == PRODUCERS and not (told["columns"] and told["break"])):
            raise Missing(f"too few could be tried: {text}")
        return text

    w.step("Two lines, two columns and a page's end were tried", enough)

    def amber(node, box, size, turned=False):
        """Whether most of a highlight is of its colour on the screen."""
        left, top, shown, tall = node.box()
        width, height = size
        seen = subprocess.run(["import", "-window", "root", "-depth", "8", "ppm:-"], capture_output=True).stdout
        head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", seen)
        if not head:
            return False
        wide, high = map(int, head.groups())
        hits, tried = 0, 0
        for part in (0.12, 0.3, 0.45, 0.6, 0.75, 0.9):
            x = box[0] / 100 + (box[2] - box[0]) / 100 * part
            y = height - (box[1] / 100 + (box[3] - box[1]) / 100 * 0.9)
            # A quarter turn clockwise: what was left is above, what was below is left.
            across, down = ((height - y) / height, x / width) if turned else (x / width, y / height)
            tried += 1
            column, row = round(left + across * shown), round(top + down * tall)
            if 0 <= column < wide and 0 <= row < high:
                r, g, b = seen[head.end() + 3 * (row * wide + column):][:3]
                hits += r > b + 25 and g > b + 15
        return hits * 2 > tried

    def survives():
        path = next(path for path in files if w.asked(f"select 1 from mark m join document d on d.document = m.document where d.name = '{path.name}'"))
        number, document = document_of(path)
        box = json.loads(w.asked(f"select boxes from mark where document = '{document}' and page = 1 order by at")[0][0])[0]
        width, height, _ = pages(path, 1)[0]

        def see(what, **more):
            # A document opens where it was left; the mark is near the top of its first page.
            s().key("ctrl+g")
            s().type("1")
            time.sleep(0.3)
            s().key("Return")
            wait(lambda: amber(page(1), box, (width, height), **more), f"the highlight {what}", 15)

        open_(number)
        s().key("ctrl+0")
        see("as it was made")
        s().key("ctrl+minus")
        time.sleep(0.6)
        see("after zooming")
        w.picture("zoomed")
        s().key("r")
        time.sleep(0.8)
        see("after a quarter turn", turned=True)
        w.picture("turned")
        s().key("r", "r", "r")
        s().close()
        w.start(desk)
        s().find("heading", w.w("proposals-title"), seconds=40)
        time.sleep(0.5)
        open_(number)
        see("after a new start")

    w.step("A highlight survives zoom, turning and a new start", survives)

    def whole(node):
        """The text of a node with that of what stands in it, such as a marked phrase, in its place."""
        inside = node.children()
        return re.sub("\ufffc", lambda _: f" {whole(next(inside))} ", node.text())

    def heard():
        path = files[0]
        number, _ = document_of(path)
        open_(number)
        s().key("v")
        region = s().find(None, w.w("text-name").replace(".*", re.escape(number)), seconds=15)
        time.sleep(1.5)
        text = " ".join(whole(node) for node in region.walk() if node.role in ("paragraph", "heading", "list item", "static", "section"))
        said = tokens(text)
        _, _, blocks = pages(path, 1)[0]
        lines = [l for lines in blocks for l in lines if is_good(l)][:8]
        at, found = 0, 0
        for line in lines:
            wanted = tokens(" ".join(word[0] for word in line.words))[:4]
            there = next((n for n in range(at, len(said)) if said[n:n + len(wanted)] == wanted), None)
            if there is not None:
                at, found = there, found + 1
        if found < 0.7 * len(lines):
            raise Missing(f"of {len(lines)} lines {found} are read in their order: {' '.join(said[:80])}")
        return f"{found} of {len(lines)} lines, in their order"

    w.step("The text view is read in order", heard)
