#!/usr/bin/env python3
"""Makes the sample call's PDFs and proposals.csv from proposals/*.md.

Each proposal is a short Markdown-like text with a TOML head that names its producer, so that the
sample holds what real calls hold: PDFs from Typst, LaTeX, a browser and an office suite, with one and
two columns, tables, formulas, figures, outlines and links. Appendices (work packages, estimate,
inventory, risks) are laid out from the head's own lists.

Needs: pip install typst==0.15.2 · pdflatex with babel-french and lmodern · chromium · soffice · rsvg-convert
Use:   make.py [number…]
The PDFs are committed: nobody has to run this in order to build or test Paraph.
"""

import csv, html, math, pathlib, random, re, shutil, subprocess, sys, tempfile, tomllib

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE / "pdf"
EPOCH = "1798761600"  # a fixed date in the files, so that two runs differ in little

WORDS = {
    "en": dict(abstract="Summary", lead="Lead applicant", asked="Asked for", kind="Accelerators", wp="Work packages in detail",
               wpn="Work package", months="Months", hours="Accelerator hours", deliver="Deliverable", due="Due", who="Responsible",
               estimate="Estimate by quarter", quarter="Quarter", risk="Risks", likely="Likelihood", effect="Effect", answer="Answer",
               inventory="Inventory of data and models", item="Item", size="Size", licence="Licence", place="Where", total="Total",
               low="low", medium="medium", high="high", table="Table", figure="Figure", refs="References", month="month",
               runs="Run log of the pilot", run="Run", loss="Loss", wall="Wall time", state="State", team="People and their share",
               role="Role", share="Share", contents="Contents", started="starts in month", ends="ends in month"),
    "fr": dict(abstract="Résumé", lead="Porteur du projet", asked="Montant demandé", kind="Accélérateurs", wp="Détail des lots",
               wpn="Lot", months="Mois", hours="Heures d’accélérateur", deliver="Livrable", due="Échéance", who="Responsable",
               estimate="Estimation par trimestre", quarter="Trimestre", risk="Risques", likely="Probabilité", effect="Effet", answer="Réponse",
               inventory="Inventaire des données et des modèles", item="Élément", size="Taille", licence="Licence", place="Où", total="Total",
               low="faible", medium="moyenne", high="forte", table="Tableau", figure="Figure", refs="Références", month="mois",
               runs="Journal des exécutions du pilote", run="Exécution", loss="Perte", wall="Durée", state="État", team="Personnes et temps consacré",
               role="Rôle", share="Part", contents="Sommaire", started="commence au mois", ends="se termine au mois"),
}


def money(amount, lang):
    text = f"{amount:,}"
    return text + " USD" if lang == "en" else text.replace(",", "\u00a0") + "\u00a0USD"


def number(value, lang):
    text = f"{value:,}"
    return text if lang == "en" else text.replace(",", "\u00a0")


# ---------------------------------------------------------------- reading

def read(path):
    text = path.read_text(encoding="utf-8")
    _, head, body = text.split("+++\n", 2)
    meta = tomllib.loads(head)
    meta["number"] = path.stem
    return meta, blocks(body)


def blocks(body):
    """Yields (kind, value): h1, h2, p, list, table, math, figure, appendix, refs."""
    out = []
    for chunk in re.split(r"\n\s*\n", body.strip()):
        chunk = chunk.strip("\n")
        if chunk.startswith("## "):
            out.append(("h2", chunk[3:].strip()))
        elif chunk.startswith("# "):
            out.append(("h1", chunk[2:].strip()))
        elif chunk.startswith("- "):
            out.append(("list", [" ".join(x.split()) for x in re.split(r"(?m)^- ", chunk)[1:]]))
        elif chunk.startswith("[1]"):
            out.append(("refs", [" ".join(x.split()) for x in re.split(r"(?m)^\[\d+\] ", chunk)[1:]]))
        elif chunk.startswith("|"):
            lines = chunk.splitlines()
            caption = ""
            if lines[-1].startswith(": "):
                caption = lines.pop()[2:]
            rows = [[c.strip() for c in line.strip().strip("|").split("|")] for line in lines]
            out.append(("table", (caption, rows[0], rows[1:])))
        elif chunk.startswith("$$"):
            out.append(("math", chunk.strip("$").strip()))
        elif chunk.startswith("!["):
            caption, plot = re.match(r"!\[(.*?)\]\((.*?)\)$", chunk, re.S).groups()
            out.append(("figure", (" ".join(caption.split()), plot)))
        elif chunk.startswith("@"):
            out.append(("appendix", chunk[1:].split()))
        else:
            out.append(("p", " ".join(chunk.split())))
    return out


def appendix(meta, what, seed):
    """Lays out an appendix from the head's lists as further blocks."""
    lang, w = meta["lang"], WORDS[meta["lang"]]
    rng = random.Random(f'{meta["number"]}/{what}/{seed}')
    out = []
    if what == "packages":
        out.append(("h1", w["wp"]))
        month = 1
        for index, package in enumerate(meta["packages"], 1):
            length = package.get("months", 4)
            out.append(("h2", f'{w["wpn"]} {index}: {package["title"]}'))
            out.append(("p", package["text"]))
            hours = package["hours"]
            out.append(("table", (f'{w["wpn"]} {index}', [w["deliver"], w["due"], w["who"], w["hours"]],
                [[text, f'{w["month"]} {month + math.ceil((k + 1) * length / len(package["deliver"]))}', rng.choice(meta["people"])[0],
                  number(round(hours / len(package["deliver"]), -2 if hours > 5000 else 0), lang)] for k, text in enumerate(package["deliver"])])))
            month += max(1, length // 2)
    elif what == "estimate":
        out.append(("h1", w["estimate"]))
        hours = meta["hours"]
        shape = [rng.uniform(0.6, 1.4) for _ in range(meta.get("quarters", 8))]
        rows, left = [], hours
        for k, part in enumerate(shape, 1):
            value = round(hours * part / sum(shape), -2) if k < len(shape) else left
            left -= value
            rows.append([f"{k}", number(int(value), lang), money(round(meta["asked"] * value / hours), lang)])
        rows.append([w["total"], number(hours, lang), money(meta["asked"], lang)])
        out.append(("table", (w["estimate"], [w["quarter"], w["hours"], w["asked"]], rows)))
    elif what == "risks":
        out.append(("h1", w["risk"]))
        out.append(("table", (w["risk"], [w["risk"], w["likely"], w["answer"]],
                    [[a, w[l], b] for a, l, b in meta["risks"]])))
    elif what == "inventory":
        out.append(("h1", w["inventory"]))
        out.append(("table", (w["inventory"], [w["item"], w["size"], w["licence"], w["place"]], meta["inventory"])))
    elif what == "team":
        out.append(("h1", w["team"]))
        out.append(("table", (w["team"], [w["who"], w["role"], w["share"]], meta["people"])))
    elif what == "runs":
        out.append(("h1", w["runs"]))
        if meta.get("runs_text"):
            out.append(("p", meta["runs_text"]))
        count, per = int(seed or 60), 26
        loss = 4.1
        for page in range(0, count, per):
            rows = []
            for k in range(page, min(count, page + per)):
                loss = max(1.2, loss * rng.uniform(0.965, 1.006))
                h, m = rng.randrange(1, 30), rng.randrange(60)
                wall = f"{h} h {m:02}"
                nodes = rng.choice([4, 8, 16, 32])
                rows.append([f"r{k + 1:03}", str(nodes), wall, f"{loss:.3f}" if lang == "en" else f"{loss:.3f}".replace(".", ","),
                             rng.choices(["complete", "restarted", "stopped"] if lang == "en" else ["terminée", "relancée", "arrêtée"], [12, 2, 1])[0]])
            out.append(("table", (f'{w["runs"]} ({page + 1}–{min(count, page + per)})', [w["run"], w["kind"], w["wall"], w["loss"], w["state"]], rows)))
    else:
        raise SystemExit(f"unknown appendix {what}")
    return out


def expanded(meta, body):
    out = []
    for kind, value in body:
        out += appendix(meta, value[0], value[1] if len(value) > 1 else "") if kind == "appendix" else [(kind, value)]
    return out


# ---------------------------------------------------------------- figures

def plot(spec, meta):
    """`lines:name=v,v,v;name=…|x label|y label`, `bars:label=v;…|y label`, `boxes:a>b>c`: an SVG."""
    kind, rest = spec.split(":", 1)
    parts = rest.split("|")
    colour = ["#1d3557", "#b3462f", "#2a7f62", "#8a6d1d"]
    w, h, left, low = 520, 260, 62, 44
    svg = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" font-family="DejaVu Sans" font-size="12">',
           f'<rect width="{w}" height="{h}" fill="#ffffff"/>']
    if kind == "boxes":
        names = parts[0].split(">")
        size = (w - 20) / len(names)
        for k, name in enumerate(names):
            x = 10 + k * size
            svg.append(f'<rect x="{x + 6:.0f}" y="90" width="{size - 26:.0f}" height="80" rx="8" fill="#f4efe4" stroke="{colour[k % 4]}" stroke-width="2"/>')
            for j, line in enumerate(name.split("/")):
                svg.append(f'<text x="{x + 6 + (size - 26) / 2:.0f}" y="{126 + j * 16}" text-anchor="middle">{html.escape(line)}</text>')
            if k + 1 < len(names):
                svg.append(f'<path d="M{x + size - 18:.0f} 130 h18 m-6 -5 l6 5 l-6 5" fill="none" stroke="#333" stroke-width="2"/>')
        svg.append("</svg>")
        return "\n".join(svg)
    series = [(name, [float(v) for v in values.split(",")]) for name, values in (s.split("=") for s in parts[0].split(";"))]
    top = max(v for _, values in series for v in values) * 1.1
    y = lambda v: h - low - v / top * (h - low - 24)
    for k in range(5):
        v = top * k / 4
        svg.append(f'<path d="M{left} {y(v):.1f} H{w - 12}" stroke="#ddd"/><text x="{left - 6}" y="{y(v) + 4:.1f}" text-anchor="end">{v:.3g}</text>')
    if kind == "bars":
        step = (w - left - 20) / len(series)
        for k, (name, values) in enumerate(series):
            x = left + 6 + k * step
            svg.append(f'<rect x="{x:.1f}" y="{y(values[0]):.1f}" width="{step * 0.62:.1f}" height="{y(0) - y(values[0]):.1f}" fill="{colour[k % 4]}"/>'
                       f'<text x="{x + step * 0.31:.1f}" y="{h - low + 16}" text-anchor="middle">{html.escape(name)}</text>')
        labels = ["", parts[1]]
    else:
        for k, (name, values) in enumerate(series):
            points = " ".join(f"{left + i * (w - left - 20) / (len(values) - 1):.1f},{y(v):.1f}" for i, v in enumerate(values))
            svg.append(f'<polyline points="{points}" fill="none" stroke="{colour[k % 4]}" stroke-width="2.4"/>'
                       f'<rect x="{w - 170}" y="{18 + 18 * k}" width="14" height="4" fill="{colour[k % 4]}"/><text x="{w - 150}" y="{24 + 18 * k}">{html.escape(name)}</text>')
        labels = parts[1:]
    if labels[0]:
        svg.append(f'<text x="{(w + left) / 2:.0f}" y="{h - 8}" text-anchor="middle">{html.escape(labels[0])}</text>')
    svg.append(f'<text transform="translate(14 {h / 2:.0f}) rotate(-90)" text-anchor="middle">{html.escape(labels[1])}</text></svg>')
    return "\n".join(svg)


# ---------------------------------------------------------------- inline text

INLINE = re.compile(r"(\*\*.+?\*\*|\*.+?\*|`.+?`|\$.+?\$|\[\d+\]|<https?://[^>]+>)")


def inline(text, escape, bold, italic, code, maths, cite, link):
    out = []
    for part in INLINE.split(text):
        if part.startswith("**"):
            out.append(bold(escape(part[2:-2])))
        elif part.startswith("*") and len(part) > 1:
            out.append(italic(escape(part[1:-1])))
        elif part.startswith("`"):
            out.append(code(part[1:-1]))
        elif part.startswith("$") and len(part) > 1:
            out.append(maths(part[1:-1]))
        elif re.fullmatch(r"\[\d+\]", part):
            out.append(cite(part[1:-1]))
        elif part.startswith("<http"):
            out.append(link(part[1:-1]))
        else:
            out.append(escape(part))
    return "".join(out)


# ---------------------------------------------------------------- Typst

def typst(meta, body, work):
    w = WORDS[meta["lang"]]
    esc = lambda t: re.sub(r"([\\#$*_`<>@\[\]~])", r"\\\1", t)
    line = lambda t: inline(t, esc, lambda x: f"*{x}*", lambda x: f"_{x}_", lambda x: "`" + x + "`", lambda x: f"${x}$",
                            lambda n: f'#link(<ref{n}>)[\\[{n}\\]]', lambda u: f'#link("{u}")')
    two = meta.get("columns", 1) == 2
    doc = [f'''#set document(title: "{meta["title"]}", author: ({", ".join('"' + a[0] + '"' for a in meta["applicants"])},))
#set page(paper: "a4", margin: (x: {"1.7cm" if two else "2.3cm"}, y: 2.2cm), numbering: "1 / 1", columns: {2 if two else 1},
  header: context if counter(page).get().first() > 1 [#text(8pt, fill: luma(90))[{esc(meta["title"])}]])
#set text(lang: "{meta["lang"]}", size: {"9.6pt" if two else "10.8pt"}, font: {meta.get("font", '"Libertinus Serif"')})
#set par(justify: true, leading: 0.62em, spacing: 0.95em)
#set heading(numbering: "1.1")
#set table(stroke: (x, y) => (bottom: 0.4pt + luma(120), top: if y == 0 {{ 0.8pt }}), inset: 4.5pt)
#show table: set text(size: 0.86em)
#show table: set par(justify: false)
#show link: set text(fill: rgb("#1d3557"))
#place(top + center, scope: "{"parent" if two else "column"}", float: true, clearance: 1.2em)[
#align(center)[#text(1.6em, weight: "bold")[{esc(meta["title"])}] \\ #v(0.4em)
{" · ".join(esc(a[0]) + " (" + esc(a[1]) + ")" for a in meta["applicants"])} \\
#text(0.9em)[{w["asked"]}: {money(meta["asked"], meta["lang"])} · {w["kind"]}: {number(meta["hours"], meta["lang"])} h · #link("mailto:{meta["email"]}")]]]
''']
    if meta.get("contents"):
        doc.append(f'#outline(title: [{w["contents"]}], depth: 2)\n')
    figures = 0
    for kind, value in body:
        if kind in ("h1", "h2"):
            doc.append(("= " if kind == "h1" else "== ") + line(value))
        elif kind == "p":
            doc.append(line(value))
        elif kind == "list":
            doc.append("\n".join("- " + line(x) for x in value))
        elif kind == "refs":
            doc.append("\n\n".join(f"#par(hanging-indent: 1.4em)[\\[{k}\\] {line(x)}]<ref{k}>" for k, x in enumerate(value, 1)))
        elif kind == "math":
            doc.append(f"$ {value} $")
        elif kind == "table":
            caption, head, rows = value
            cells = ", ".join(f"[*{line(c)}*]" for c in head) + ",\n" + ",\n".join(", ".join(f"[{line(c)}]" for c in r) for r in rows)
            doc.append(f"#figure(table(columns: {len(head)}, align: left, {cells}), caption: [{line(caption)}], kind: table)")
        elif kind == "figure":
            figures += 1
            name = f"figure{figures}.svg"
            (work / name).write_text(plot(value[1], meta), encoding="utf-8")
            doc.append(f'#figure(image("{name}", width: {"100%" if two else "78%"}), caption: [{line(value[0])}])')
    source = work / "main.typ"
    source.write_text("\n\n".join(doc), encoding="utf-8")
    import typst as compiler
    compiler.compile(str(source), output=str(work / "main.pdf"))


# ---------------------------------------------------------------- LaTeX

def latex(meta, body, work):
    w = WORDS[meta["lang"]]
    table = {"\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}",
             "^": r"\textasciicircum{}", "\u00a0": "~", "→": r"$\rightarrow$", "≤": r"$\leq$", "≥": r"$\geq$", "×": r"$\times$", "²": r"\textsuperscript{2}", "³": r"\textsuperscript{3}", "−": "$-$", "≈": r"$\approx$", "\u202f": r"\,"}
    esc = lambda t: "".join(table.get(c, c) for c in t)
    line = lambda t: inline(t, esc, lambda x: rf"\textbf{{{x}}}", lambda x: rf"\emph{{{x}}}", lambda x: rf"\texttt{{{esc(x)}}}", lambda x: f"${x}$",
                            lambda n: rf"\hyperlink{{ref{n}}}{{[{n}]}}", lambda u: rf"\url{{{u}}}")
    two = meta.get("columns", 1) == 2
    authors = r" \and ".join(esc(a[0]) + r"\\ \small " + esc(a[1]) for a in meta["applicants"])
    names = ", ".join(esc(a[0]) for a in meta["applicants"])
    doc = [rf"""\documentclass[{'10pt,twocolumn' if two else '11pt'},a4paper]{{article}}
\usepackage[T1]{{fontenc}}\usepackage[utf8]{{inputenc}}\usepackage{{lmodern,amsmath,amssymb,graphicx,array,booktabs}}
\usepackage[{'french' if meta['lang'] == 'fr' else 'english'}]{{babel}}
\usepackage[margin={'1.8cm' if two else '2.4cm'}]{{geometry}}
\usepackage[colorlinks,linkcolor=blue,urlcolor=blue,bookmarksnumbered]{{hyperref}}
\hypersetup{{pdftitle={{{esc(meta['title'])}}},pdfauthor={{{names}}}}}
\pdfinfoomitdate=1 \pdftrailerid{{}} \pdfsuppressptexinfo=-1
\title{{{esc(meta['title'])}}}
\author{{{authors}}}
\date{{{w['asked']}: {esc(money(meta['asked'], meta['lang']))} --- {w['kind']}: {esc(number(meta['hours'], meta['lang']))} h}}
\begin{{document}}\maketitle
"""]
    if meta.get("contents"):
        doc.append(r"\tableofcontents")
    figures = 0
    for kind, value in body:
        if kind in ("h1", "h2"):
            doc.append((r"\section{" if kind == "h1" else r"\subsection{") + line(value) + "}")
        elif kind == "p":
            doc.append(line(value) + "\n")
        elif kind == "list":
            doc.append("\\begin{itemize}\n" + "\n".join(r"\item " + line(x) for x in value) + "\n\\end{itemize}")
        elif kind == "refs":
            doc.append(f"\\section*{{{w['refs']}}}\\begin{{itemize}}\n" + "\n".join(rf"\item[{{[{k}]}}] \hypertarget{{ref{k}}}{{}}" + line(x) for k, x in enumerate(value, 1)) + "\n\\end{itemize}")
        elif kind == "math":
            doc.append(f"\\begin{{equation}}\n{value}\n\\end{{equation}}")
        elif kind == "table":
            caption, head, rows = value
            wide = max(range(len(head)), key=lambda c: max(len(r[c]) for r in rows + [head]))
            total = 0.43 if two else 0.9
            part = lambda c: total * (0.32 if c == wide else 0.5 / max(1, len(head) - 1))
            columns = "".join(rf"p{{{part(c):.2f}\textwidth}}" for c in range(len(head)))
            inner = " & ".join(rf"\textbf{{{line(c)}}}" for c in head) + r" \\ \midrule" + "\n" + "\n".join(" & ".join(line(c) for c in r) + r" \\" for r in rows)
            doc.append(f"\\begin{{table}}[htbp]\\centering\\{'scriptsize' if two else 'small'}\\setlength{{\\tabcolsep}}{{3pt}}\\raggedright\\begin{{tabular}}{{{columns}}}\\toprule\n{inner}\n\\bottomrule\\end{{tabular}}\\caption{{{line(caption)}}}\\end{{table}}")
        elif kind == "figure":
            figures += 1
            (work / f"figure{figures}.svg").write_text(plot(value[1], meta), encoding="utf-8")
            subprocess.run(["rsvg-convert", "-f", "pdf", "-o", work / f"figure{figures}.pdf", work / f"figure{figures}.svg"], check=True)
            width = r"\columnwidth" if two else r"0.75\textwidth"
            doc.append(rf"\begin{{figure}}[htbp]\centering\includegraphics[width={width}]{{figure{figures}.pdf}}\caption{{{line(value[0])}}}\end{{figure}}")
    doc.append(r"\end{document}")
    (work / "main.tex").write_text("\n".join(doc), encoding="utf-8")
    for _ in range(3):
        done = subprocess.run(["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "main.tex"], cwd=work, capture_output=True, text=True, errors="replace")
        if done.returncode:
            raise SystemExit(done.stdout[-3000:])


# ---------------------------------------------------------------- a browser and an office suite

def page(meta, body, work, office):
    w = WORDS[meta["lang"]]
    esc = html.escape
    line = lambda t: inline(t, esc, lambda x: f"<b>{x}</b>", lambda x: f"<i>{x}</i>", lambda x: f"<code>{esc(x)}</code>", lambda x: f"<i>{x}</i>",
                            lambda n: f'<a href="#ref{n}">[{n}]</a>', lambda u: f'<a href="{u}">{u}</a>')
    two = meta.get("columns", 1) == 2
    style = f"""@page {{ size: A4; margin: 2cm 2.1cm }}
body {{ font-family: {meta.get('font', "'DejaVu Serif'")}, serif; font-size: {'9.4pt' if two else '10.8pt'}; line-height: 1.45; color: #111 }}
main {{ {'columns: 2; column-gap: 0.8cm; text-align: justify; hyphens: auto' if two else ''} }}
h1 {{ font-size: 1.7em; text-align: center; line-height: 1.2 }} h2 {{ font-size: 1.25em; margin: 1.2em 0 0.4em }} h3 {{ font-size: 1.05em; margin: 1em 0 0.3em }}
table {{ border-collapse: collapse; width: 100%; font-size: 0.86em; margin: 0.8em 0 }} th, td {{ border-bottom: 0.5pt solid #777; padding: 3pt 5pt; text-align: left; vertical-align: top }}
caption, figcaption {{ font-size: 0.86em; color: #444; text-align: left; padding: 3pt 0 }} figure {{ margin: 1em 0; break-inside: avoid }} figure svg, figure img {{ width: 100%; height: auto }}
.who {{ text-align: center; margin: 0.2em 0 }} .formula {{ text-align: center; margin: 0.9em 0 }} tr {{ break-inside: avoid }} a {{ color: #1d3557 }}"""
    doc = [f'<!doctype html><html lang="{meta["lang"]}"><head><meta charset="utf-8"><title>{esc(meta["title"])}</title><meta name="author" content="{esc(meta["applicants"][0][0])}"><style>{style}</style></head><body>',
           f'<h1>{esc(meta["title"])}</h1>'] + [f'<p class="who">{esc(a[0])}, {esc(a[1])}</p>' for a in meta["applicants"]] + [
           f'<p class="who">{w["asked"]}: {money(meta["asked"], meta["lang"])} · {w["kind"]}: {number(meta["hours"], meta["lang"])} h · <a href="mailto:{meta["email"]}">{meta["email"]}</a></p><main>']
    figures, tables, section, sub = 0, 0, 0, 0
    for kind, value in body:
        if kind == "h1":
            section, sub = section + 1, 0
            doc.append(f"<h2>{section} {line(value)}</h2>")
        elif kind == "h2":
            sub += 1
            doc.append(f"<h3>{section}.{sub} {line(value)}</h3>")
        elif kind == "p":
            doc.append(f"<p>{line(value)}</p>")
        elif kind == "list":
            doc.append("<ul>" + "".join(f"<li>{line(x)}</li>" for x in value) + "</ul>")
        elif kind == "refs":
            doc.append(f"<h2>{w['refs']}</h2><ol>" + "".join(f'<li id="ref{k}"><a name="ref{k}"></a>{line(x)}</li>' for k, x in enumerate(value, 1)) + "</ol>")
        elif kind == "math":
            doc.append(f'<div class="formula">{value}</div>')
        elif kind == "table":
            tables += 1
            caption, head, rows = value
            doc.append(f'<table border="{1 if office else 0}" cellspacing="0" cellpadding="3"><caption>{w["table"]} {tables}. {line(caption)}</caption><thead><tr>' + "".join(f"<th>{line(c)}</th>" for c in head) + "</tr></thead><tbody>"
                       + "".join("<tr>" + "".join(f"<td>{line(c)}</td>" for c in r) + "</tr>" for r in rows) + "</tbody></table>")
        elif kind == "figure":
            figures += 1
            svg = plot(value[1], meta)
            if office:
                (work / f"figure{figures}.svg").write_text(svg, encoding="utf-8")
                subprocess.run(["rsvg-convert", "-w", "1040", "-o", work / f"figure{figures}.png", work / f"figure{figures}.svg"], check=True)
                svg = f'<img src="figure{figures}.png" width="480" height="240" alt="">'
            doc.append(f"<figure>{svg}<figcaption>{w['figure']} {figures}. {line(value[0])}</figcaption></figure>")
    doc.append("</main></body></html>")
    source = work / "main.html"
    source.write_text("\n".join(doc), encoding="utf-8")
    return source


def browser(meta, body, work):
    source = page(meta, body, work, office=False)
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--generate-pdf-document-outline",
                    f"--user-data-dir={work}/profile", f"--print-to-pdf={work}/main.pdf", source.as_uri()], check=True, capture_output=True)


def office(meta, body, work):
    source = page(meta, body, work, office=True)
    run = lambda *a: subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{work}/profile", "--convert-to", *a, "--outdir", str(work)],
                                    check=True, capture_output=True, cwd=work)
    run("odt:writer8", "--infilter=HTML (StarWriter)", str(source))
    run('pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}', str(work / "main.odt"))


PRODUCERS = {"typst": typst, "latex": latex, "browser": browser, "office": office}


def main():
    OUT.mkdir(exist_ok=True)
    wanted = set(sys.argv[1:])
    rows = []
    for path in sorted((HERE / "proposals").glob("*.md")):
        meta, body = read(path)
        rows.append([meta["number"], meta["title"], "; ".join(a[0] for a in meta["applicants"]), "; ".join(a[1] for a in meta["applicants"]),
                     meta["email"], meta["track"], meta["asked"], meta.get("smallest", ""), meta["hours"], meta["lang"], f'{meta["number"]}.pdf'])
        if wanted and meta["number"] not in wanted:
            continue
        with tempfile.TemporaryDirectory() as folder:
            work = pathlib.Path(folder)
            PRODUCERS[meta["producer"]](meta, expanded(meta, body), work)
            shutil.copy(work / "main.pdf", OUT / f'{meta["number"]}.pdf')
        pages = subprocess.run(["pdfinfo", OUT / f'{meta["number"]}.pdf'], capture_output=True, text=True).stdout
        print(meta["number"], meta["producer"], re.search(r"Pages:\s+(\d+)", pages).group(1), "pages", (OUT / f'{meta["number"]}.pdf').stat().st_size // 1024, "kB", flush=True)
    with open(HERE / "proposals.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["number", "title", "applicants", "institutions", "email", "track", "asked", "smallest", "accelerator_hours", "language", "file"])
        writer.writerows(rows)


if __name__ == "__main__":
    main()
