// A proposal that is being read: its document, my marks on it, my review of it, and where I am. Scores
// are shown at once and kept in the same moment; what the work answers is the truth.
import type {
  AppError,
  Criterion,
  CriterionReview,
  DocumentView,
  Mark,
  MarkKind,
  MarksFormat,
  Review,
  TextBlock,
  TextOrder,
  TextPart,
} from '../bridge';
import { asFault } from '../bridge';
import type { Box } from '../paper/coordinates';
import type { PageSpan } from '../paper/selection';
import { PageText } from '../paper/text';
import type { MarkColour, PageView } from '../paper/view';
import { t } from '../words/index.svelte';
import type { Paraph } from './paraph.svelte';
import { stepWords } from './rubric';

export class Reading {
  readonly detail;
  readonly review;
  readonly marks;
  document = $state.raw<DocumentView | undefined>();
  /** Why the document cannot be shown. */
  closed = $state.raw<AppError | undefined>();
  /** The mark that is open. */
  mark = $state<string | undefined>();
  /** The criterion that has the card's focus. */
  criterion = $state<string | undefined>();
  /** A part of the card that somebody was sent to: `confidence`, `applicant`. */
  part = $state<string | undefined>();
  readonly proposal: string;
  readonly #paraph: Paraph;
  #words = new Map<number, Promise<PageText>>();
  #pending = 0;

  constructor(paraph: Paraph, proposal: string) {
    this.#paraph = paraph;
    this.proposal = proposal;
    const of = () => proposal;
    this.detail = paraph.live(
      ['proposals', 'documents', 'conflicts'],
      () => paraph.ask('proposal_get', { proposal }),
      of,
    );
    this.review = paraph.live(
      ['reviews', 'marks', 'conflicts', 'hand_in', 'documents'],
      () => paraph.ask('review_get', { proposal }),
      of,
    );
    this.marks = paraph.live(['marks'], () => paraph.ask('marks_list', { proposal }), of);
  }

  start(): () => void {
    const stops = [this.detail.start(), this.review.start(), this.marks.start()];
    void this.open();
    const stop = this.#paraph.onStale(({ topics, proposals }) => {
      if (!topics.some((topic) => topic === 'documents' || topic === 'conflicts')) return;
      if (proposals.length > 0 && !proposals.includes(this.proposal)) return;
      void this.open(undefined, this.document?.document);
    });
    return () => {
      stop();
      for (const one of stops) one();
      this.#keepPosition();
    };
  }

  async open(password?: string, document?: string): Promise<void> {
    try {
      const view = await this.#paraph.ask('document_open', {
        proposal: this.proposal,
        ...(document ? { document } : {}),
        ...(password ? { password } : {}),
      });
      const same =
        this.document?.document === view.document &&
        this.document.pages.length === view.pages.length;
      if (!same) this.#words.clear();
      if (!same || this.document?.state !== view.state) this.document = view;
      this.closed = undefined;
    } catch (error) {
      const fault = asFault(error);
      this.closed = fault;
      if (fault.code === 'proposal_closed' || fault.code === 'conflicts_first') {
        this.document = undefined;
      }
    }
  }

  // The page on the screen.

  readonly paper = $derived.by<PageView | undefined>(() => {
    const document = this.document;
    if (!document || document.pages.length === 0) return undefined;
    const root = document.document;
    const revision = `?v=${encodeURIComponent(document.reader)}`;
    return {
      key: root + document.reader,
      pages: document.pages.map((page) => ({
        box: page.crop,
        rotate: (page.rotation % 360) as 0 | 90 | 180 | 270,
      })),
      picture: (page, width, band, bands) =>
        this.#paraph.paper(
          bands === 1
            ? `${root}/${String(page)}/${String(width)}.png${revision}`
            : `${root}/${String(page)}/${String(width)}/${String(band)}of${String(bands)}.png${revision}`,
        ),
      thumbnail: (page) => this.#paraph.paper(`${root}/${String(page)}/thumb.png${revision}`),
      words: (page) => this.words(page),
      forget: (addresses) => this.#paraph.forget(addresses),
    };
  });

  words(page: number): Promise<PageText> {
    const document = this.document?.document ?? '';
    let words = this.#words.get(page);
    if (!words) {
      words = this.#paraph.ask('page_words', { document, page }).then(
        (answer) =>
          new PageText(
            answer.text,
            answer.words.map((word) => ({
              start: word.start,
              length: word.length,
              box: word.box,
              edges: word.glyphs,
              runs: word.runs,
            })),
          ),
      );
      words.catch(() => this.#words.delete(page));
      this.#words.set(page, words);
    }
    return words;
  }

  async text(from: number, to: number): Promise<{ blocks: TextBlock[]; orders: TextOrder[] }> {
    const document = this.document?.document;
    if (!document) return { blocks: [], orders: [] };
    return this.#paraph.ask('page_text_view', { document, from, to });
  }

  // Where I am.

  #position: { page: number; part: number; textView: boolean; zoom: number } | undefined;
  #positionTimer: ReturnType<typeof setTimeout> | undefined;
  /** `zoom` in per cent; 0 fits the width. */
  at(page: number, part: number, textView: boolean, zoom = 0): void {
    this.#position = { page, part, textView, zoom };
    clearTimeout(this.#positionTimer);
    this.#positionTimer = setTimeout(() => this.#keepPosition(), 900);
  }
  #keepPosition(): void {
    clearTimeout(this.#positionTimer);
    const position = this.#position;
    this.#position = undefined;
    if (!position) return;
    void this.#paraph
      .ask('position_set', {
        proposal: this.proposal,
        position: {
          page: position.page,
          y: Math.round(position.part * 100),
          zoom: position.zoom,
          text_view: position.textView,
        },
      })
      .catch(() => undefined);
  }

  // My review.

  criterionOf(id: string): Criterion | undefined {
    return this.#paraph.rubric?.criteria.find((one) => one.id === id);
  }

  #take(answer: Review | undefined, asked: number): void {
    if (answer && asked === this.#pending) this.review.set(answer);
    else if (!answer) void this.review.refresh();
  }

  async #change(request: Promise<Review | undefined>): Promise<Review | undefined> {
    this.#pending += 1;
    const asked = this.#pending;
    const answer = await request;
    this.#take(answer, asked);
    return answer;
  }

  /** A step, *cannot judge*, or nothing. */
  async score(criterion: string, step: number | undefined, na = false): Promise<void> {
    const before = this.review.value;
    if (before) {
      const patched = before.criteria.map((one): CriterionReview =>
        one.criterion === criterion ? { ...one, step: na ? null : (step ?? null), na } : one,
      );
      const scored = patched.filter((one) => one.step !== null || one.na).length;
      this.review.set({ ...before, criteria: patched, scored });
    }
    const request = { proposal: this.proposal, criterion };
    const answer = await this.#change(
      this.#paraph.do('score_set', {
        ...request,
        ...(na ? { na: true } : step === undefined ? {} : { step }),
      }),
    );
    const asked = this.criterionOf(criterion);
    if (!answer || !asked) return;
    this.#paraph.voice.say(
      t('card-say', {
        step: na
          ? t('card-cannot-short')
          : step === undefined
            ? t('card-cleared')
            : stepWords(asked, step),
        criterion: asked.title,
        done: answer.scored,
        of: answer.of,
      }),
    );
  }

  /** `proposal` is the one that the text was written for: by now another may be on the screen. */
  async write(
    part: TextPart,
    text: string,
    criterion?: string,
    proposal = this.proposal,
  ): Promise<void> {
    const request = { proposal, part, text, ...(criterion ? { criterion } : {}) };
    if (proposal === this.proposal) await this.#change(this.#paraph.do('text_set', request));
    else await this.#paraph.do('text_set', request);
  }

  async confidence(confidence: number | undefined): Promise<void> {
    await this.#change(
      this.#paraph.do('confidence_set', {
        proposal: this.proposal,
        ...(confidence === undefined ? {} : { confidence }),
      }),
    );
  }

  async later(later: boolean): Promise<void> {
    await this.#change(this.#paraph.do('later_set', { proposal: this.proposal, later }));
    this.#paraph.voice.say(t(later ? 'read-later-on' : 'read-later-off'));
  }

  /** The next criterion without a score, from one on, or back from it. */
  unscored(from: string | undefined, by: 1 | -1): string | undefined {
    const criteria = this.review.value?.criteria ?? [];
    const at = criteria.findIndex((one) => one.criterion === from);
    for (let step = 1; step <= criteria.length; step += 1) {
      const next = criteria[(at + by * step + criteria.length * 2) % criteria.length];
      if (next && next.step === null && !next.na) return next.criterion;
    }
    return undefined;
  }

  // My marks.

  async highlight(
    spans: readonly PageSpan[],
    colour: MarkColour,
    criterion?: string,
  ): Promise<Mark | undefined> {
    const document = this.document?.document;
    if (!document || spans.length === 0) return undefined;
    const group =
      spans.length > 1 ? crypto.randomUUID().replaceAll('-', '').slice(0, 32) : undefined;
    let first: Mark | undefined;
    for (const span of spans) {
      const page = await this.words(span.page);
      const made = await this.#paraph.do('mark_create', {
        proposal: this.proposal,
        document,
        page: span.page,
        kind: 'highlight',
        boxes: page.boxes(span.start, span.end).map(whole),
        colour,
        start: span.start,
        end: span.end,
        ...(criterion ? { criterion } : {}),
        ...(group ? { group } : {}),
      });
      first ??= made;
    }
    await this.#marked(first, 'highlight', criterion);
    return first;
  }

  async place(
    kind: Exclude<MarkKind, 'highlight'>,
    page: number,
    box: Box,
    colour: MarkColour,
    criterion?: string,
  ): Promise<Mark | undefined> {
    const document = this.document?.document;
    if (!document) return undefined;
    const made = await this.#paraph.do('mark_create', {
      proposal: this.proposal,
      document,
      page,
      kind,
      boxes: [whole(box)],
      colour,
      ...(criterion ? { criterion } : {}),
    });
    await this.#marked(made, kind, criterion);
    return made;
  }

  async #marked(mark: Mark | undefined, kind: MarkKind, criterion?: string): Promise<void> {
    if (!mark) return;
    await Promise.all([this.marks.refresh(), this.review.refresh()]);
    const title = criterion ? this.criterionOf(criterion)?.title : undefined;
    this.#paraph.voice.say(
      title
        ? t('mark-made-for', { kind: t(`mark-${kind}`), page: mark.page, criterion: title })
        : t('mark-made', { kind: t(`mark-${kind}`), page: mark.page }),
    );
  }

  async changeMark(
    mark: string,
    change: { colour?: MarkColour; note?: string; criterion?: string; tags?: string[] },
  ): Promise<void> {
    const group = this.marks.value?.marks.find((one) => one.mark === mark)?.group;
    const together = group
      ? (this.marks.value?.marks.filter((one) => one.group === group) ?? [])
      : [];
    const others = change.note === undefined ? together.filter((one) => one.mark !== mark) : [];
    for (const one of [{ mark }, ...others]) {
      await this.#paraph.do('mark_update', { mark: one.mark, ...change });
    }
    await Promise.all([this.marks.refresh(), this.review.refresh()]);
  }

  /** A note or a frame, elsewhere on its page. */
  async moveMark(mark: string, box: Box): Promise<void> {
    await this.#paraph.do('mark_update', { mark, boxes: [whole(box)] });
    await this.marks.refresh();
  }

  /** A highlight, over other words of the same document; one that runs over pages becomes one of a page. */
  async rehighlight(mark: string, spans: readonly PageSpan[]): Promise<void> {
    const [span] = spans;
    if (!span) return;
    const page = await this.words(span.page);
    await this.#paraph.do('mark_update', {
      mark,
      page: span.page,
      boxes: page.boxes(span.start, span.end).map(whole),
      start: span.start,
      end: span.end,
    });
    await Promise.all([this.marks.refresh(), this.review.refresh()]);
  }

  async exportMarks(format: MarksFormat): Promise<void> {
    const written = await this.#paraph.do('marks_export', { proposal: this.proposal, format });
    if (written) this.#paraph.voice.tell(t('marks-written', { path: written.path }));
  }

  async removeMark(mark: string): Promise<void> {
    const all = this.marks.value?.marks ?? [];
    const here = all.find((one) => one.mark === mark);
    if (!here) return;
    const together = here.group ? all.filter((one) => one.group === here.group) : [here];
    for (const one of together) await this.#paraph.do('mark_delete', { mark: one.mark });
    this.mark = undefined;
    await Promise.all([this.marks.refresh(), this.review.refresh()]);
    this.#paraph.voice.tell(t('mark-removed', { page: here.page }), [
      { label: t('undo-act'), run: () => void this.#paraph.undo() },
    ]);
  }
}

function whole(box: Box): [number, number, number, number] {
  return [Math.round(box[0]), Math.round(box[1]), Math.round(box[2]), Math.round(box[3])];
}
