// A table on its way in: looked at first, each column's meaning proposed and changed, then taken in by the
// command of the screen that asked for it.
import { t } from '../words/index.svelte';
import type { Paraph } from './paraph.svelte';
import type { Field, Mapping, Purpose, TablePreview, TableTaken } from './wire';

export class TableIntake {
  path = $state<string | undefined>();
  preview = $state.raw<TablePreview | undefined>();
  mapping = $state.raw<Mapping>({ columns: [] });
  sheet = $state<string | undefined>();
  readonly #paraph: Paraph;
  readonly #command: 'office_proposals_table' | 'people_table' | 'assignments_table';
  readonly #purpose: Purpose;

  constructor(paraph: Paraph, command: TableIntake['command'], purpose: Purpose) {
    this.#paraph = paraph;
    this.#command = command;
    this.#purpose = purpose;
  }
  get command(): 'office_proposals_table' | 'people_table' | 'assignments_table' {
    return this.#command;
  }

  async open(path: string, sheet?: string): Promise<void> {
    const preview = await this.#paraph.do('table_preview', {
      path,
      purpose: this.#purpose,
      ...(sheet === undefined ? {} : { sheet }),
    });
    if (!preview) return;
    this.path = path;
    this.sheet = preview.sheet ?? undefined;
    this.preview = preview;
    this.mapping = preview.mapping;
  }

  map(column: number, field: Field | null): void {
    this.mapping = mapped(this.mapping, column, field);
  }

  async take(): Promise<TableTaken | undefined> {
    if (this.path === undefined) return undefined;
    const taken = await this.#paraph.do(this.#command, {
      path: this.path,
      mapping: this.mapping,
      ...(this.sheet === undefined ? {} : { sheet: this.sheet }),
    });
    if (taken) this.close();
    return taken;
  }

  close(): void {
    this.path = undefined;
    this.preview = undefined;
  }

  /** What the part that shows a mapping is given, in the words of the moment. */
  shown(preview: TablePreview, ontaken: (taken: TableTaken) => void) {
    return {
      ...inWords(preview, this.mapping),
      onmap: (column: number, field: Field | null) => this.map(column, field),
      ontake: () => void this.take().then((taken) => taken && ontaken(taken)),
      onclose: () => this.close(),
    };
  }
}

/**
 * The columns of a table of reviews among what was dropped: nothing is taken in by saying what they mean. It is kept
 * for tables with the same head, and the files are looked at again.
 */
export class ReviewColumns {
  preview = $state.raw<TablePreview | undefined>();
  mapping = $state.raw<Mapping>({ columns: [] });
  #of = { plan: '', file: '' };
  readonly #paraph: Paraph;

  constructor(paraph: Paraph) {
    this.#paraph = paraph;
  }
  async open(plan: string, file: string): Promise<void> {
    const preview = await this.#paraph.do('received_columns', { plan, file });
    if (!preview) return;
    this.#of = { plan, file };
    this.preview = preview;
    this.mapping = preview.mapping;
  }
  close(): void {
    this.preview = undefined;
  }
  shown(preview: TablePreview, onkept: () => void) {
    const said = inWords(preview, this.mapping);
    return {
      ...said,
      words: { ...said.words, take: t('mapping-keep') },
      onmap: (column: number, field: Field | null) => {
        this.mapping = mapped(this.mapping, column, field);
      },
      ontake: () =>
        void this.#paraph
          .do('received_columns_set', { ...this.#of, mapping: this.mapping })
          .then((kept) => {
            if (!kept) return;
            this.close();
            onkept();
          }),
      onclose: () => this.close(),
    };
  }
}

/** One column is taken for one field; another column that was, no longer is. */
function mapped(mapping: Mapping, column: number, field: Field | null): Mapping {
  return {
    columns: mapping.columns.map((known, index) =>
      index === column ? field : known === field && field !== null ? null : known,
    ),
  };
}

function inWords(preview: TablePreview, mapping: Mapping) {
  const { rows } = preview;
  return {
    title: t('mapping-title'),
    about: t(preview.remembered ? 'mapping-remembered' : 'mapping-about', { rows }),
    columns: preview.columns,
    mapping: mapping.columns,
    choices: preview.fields.map((value) => ({ value, label: t(`field-${value}`) })),
    faults: [
      ...preview.missing
        .filter((field) => !mapping.columns.includes(field))
        .map((field) => t('mapping-missing', { field: t(`field-${field}`) })),
      ...preview.faults
        .slice(0, 8)
        .map(({ cell, value, field }) =>
          t('mapping-cell', { cell, value, field: t(`field-${field}`) }),
        ),
    ],
    words: {
      close: t('close'),
      cancel: t('cancel'),
      take: t('mapping-take', { rows }),
      unused: t('mapping-unused'),
      column: t('mapping-column'),
      values: t('mapping-values'),
      meaning: t('mapping-meaning'),
    },
  };
}
