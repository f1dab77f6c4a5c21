// The two languages say the same things, nothing is said by nobody, and no sentence stands in a view.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { t, words, LANGUAGES } from './index.svelte';
import { pages as guide, sections } from '../views/help/guide';
import { amount, bytes, deadline, daysUntil, listOr, money } from './format';

const ROOMS = readdirSync('src/words/en').filter((name) => name.endsWith('.ftl'));
/** Where Fluent is read besides the page: the work, the terminal, and what is filled in for paper and the web. */
const BESIDE = [
  '../crates/app/src',
  '../crates/cli/src',
  '../crates/bundle/src',
  '../crates/app/templates',
];

function file(language: string, room: string): string {
  return readFileSync(`src/words/${language}/${room}`, 'utf8');
}
function ids(text: string): string[] {
  return [...text.matchAll(/^([a-z][\w-]*) =/gm)].map((match) => match[1] ?? '').sort();
}
function variables(text: string): Map<string, string> {
  const by = new Map<string, string>();
  for (const block of text.split(/^(?=[a-z][\w-]* =)/m)) {
    const id = /^([a-z][\w-]*) =/.exec(block)?.[1];
    if (!id) continue;
    const body = block.replace(/^#.*$/gm, '');
    const used = new Set([...body.matchAll(/\$([a-z_]\w*)/gi)].map((match) => match[1]));
    by.set(id, [...used].sort().join(' '));
  }
  return by;
}
function sources(folder: string, end: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path, end) : end.test(path) ? [path] : [];
  });
}

function body(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.replace(/^(?:[a-z][\w-]*|\s+\.[a-z-]+) =/, ''));
}
function straight(text: string): string[] {
  return body(text).filter((line) => /\p{L}'\p{L}|s' /u.test(line));
}
/** Lines whose spaces or apostrophes are not those of French. */
function unFrench(text: string): string[] {
  return body(text).filter((line) =>
    /« |«\u00a0|[ \u00a0]»|[ \u00a0][;?!%](?!\w)|[ \u202f]:|\p{L}'|n° [\d{]|[\p{L}})][;?!%:](?=\s|$)/u.test(
      line,
    ),
  );
}

describe.each(ROOMS)('%s', (room) => {
  it('has the same messages in French', () => {
    expect(ids(file('fr', room)), 'a missing message would be shown as its id').toEqual(
      ids(file('en', room)),
    );
  });
  it('tells the same in both', () => {
    const english = variables(file('en', room));
    const french = variables(file('fr', room));
    const different = [...english].filter(
      // A plural may leave its number out in one language, never anything else.
      ([id, used]) => used.replace(/\bcount\b/, '') !== french.get(id)?.replace(/\bcount\b/, ''),
    );
    expect(different, 'an argument would be lost').toEqual([]);
  });
  it.each(LANGUAGES)('can be read as Fluent, in %s', (language) => {
    const text = file(language, room);
    const read = new FluentResource(text).body.filter((entry) => entry.value !== null);
    expect(new Set(ids(text)).size, 'an id stands twice').toBe(ids(text).length);
    expect(read.length, 'an entry was skipped as not understood').toBe(ids(text).length);
  });
});

describe.each(ROOMS)('%s', (room) => {
  const said = [
    ...sources('src', /\.(svelte|ts)$/).filter((path) => !path.endsWith('.test.ts')),
    ...BESIDE.flatMap((folder) => sources(folder, /\.(rs|html)$/)),
  ]
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const messages = file('en', room) + file('fr', room);
  // A fault's message is named by its code.
  const codes = [...said.matchAll(/"([A-Z][A-Z_]+)"/g)].map(
    (match) => `fault-${(match[1] ?? '').toLowerCase().replaceAll('_', '-')}`,
  );
  // Ids that are put together: `step-${name}` in the page, format!("step-{name}") in the work.
  const beginnings = [...said.matchAll(/[`"]([a-z][a-z-]*-)(?:\$\{|\{|" ~)/g)].map(
    (match) => match[1] ?? '',
  );
  const ends = [...said.matchAll(/[`"]\$?\{[\w.]*\}(-[a-z-]+)[`"]/g)].map(
    (match) => match[1] ?? '',
  );
  it('says nothing that nobody says', () => {
    const unused = ids(file('en', room)).filter(
      (id) =>
        !said.includes(`'${id}'`) &&
        !said.includes(`"${id}"`) &&
        !messages.includes(`{ ${id} }`) &&
        !codes.includes(id.replace(/-(?:empty|second|document)$/, '')) &&
        !codes.includes(id) &&
        !beginnings.some((beginning) => id.startsWith(beginning)) &&
        !ends.some((end) => id.endsWith(end)),
    );
    expect(unused, 'a message that is never shown').toEqual([]);
  });
  it('has the signs of French', () => {
    expect(
      unFrench(file('fr', room)),
      'before ; ? ! % and inside « » stands a narrow no-break space, before : a no-break one, and an apostrophe is ’',
    ).toEqual([]);
  });
  it('has the apostrophe of English', () => {
    expect(
      straight(file('en', room)),
      'the apostrophe between letters is ’, as everywhere else',
    ).toEqual([]);
  });
  it('uses each word of the glossary for its own thing', () => {
    const french = file('fr', room).replace(/^[a-z][\w-]* =/gm, '');
    expect(
      french.match(/empreinte(?!s? SHA-256)|étalonnage|se porter garant|Récus/g),
      'see the glossary',
    ).toBeNull();
  });
});

describe('the signs of French', () => {
  it('are told from those of typewriters', () => {
    expect(unFrench('a = Quoi ?'), 'a plain space before a question mark').toHaveLength(1);
    expect(unFrench('a = Quoi\u202f?'), 'a narrow no-break space').toEqual([]);
    expect(unFrench("a = l'appel"), 'a straight apostrophe').toHaveLength(1);
    expect(unFrench('a = « oui »'), 'plain spaces inside the quotes').toHaveLength(1);
    expect(unFrench('a = n° 3'), 'a number that could break from its sign').toHaveLength(1);
    expect(unFrench('a = Voici: { $x }'), 'no space before a colon').toHaveLength(1);
  });
  it.each(sources('../docs/guide/fr', /\.md$/))('are in the guide: %s', (path) => {
    const prose = readFileSync(path, 'utf8').replace(
      /```[^]*?```|`[^`]*`|\]\([^)]*\)|<[^>]*>/g,
      '',
    );
    expect(unFrench(prose), 'the guide is French too').toEqual([]);
  });
});

describe('the terms of Switzerland', () => {
  it('are spoken for a call that counts in its francs, in French', () => {
    words.speak('fr');
    const usual = t('proposals-title');
    words.terms = 'swiss';
    const there = [t('proposals-title'), t('withdraw-act')];
    words.speak('en');
    const english = t('proposals-title');
    words.terms = 'usual';
    expect(usual, 'elsewhere the terms are those of the messages').toBe('Propositions');
    expect(there, 'the terms of the glossary in brackets').toEqual(['Requêtes', 'Je me récuse']);
    expect(english, 'English has one set of terms').toBe('Proposals');
  });
});

describe('the guide', () => {
  const plain = (text: string) => text.replace(/[\s\u00a0\u202f]+/g, ' ');
  const counted = (text: string) => plain(text).replace(/\{ \$\w+ \}|\d+/g, '#');
  const names = (language: string) => readdirSync(`../docs/guide/${language}`).sort();
  it('has the same pages in both languages', () => {
    expect(names('fr'), 'each page in each language').toEqual(names('en'));
  });
  it.each(LANGUAGES)('names what is pressed as the screens do, in %s', (language) => {
    const said = counted(ROOMS.map((room) => file(language, room)).join('\n'));
    const wrong = names(language).flatMap((name) => {
      const text = readFileSync(`../docs/guide/${language}/${name}`, 'utf8');
      return [...text.matchAll(/\*\*([^*]+)\*\*/g)]
        .map((match) => counted(match[1] ?? ''))
        .filter((word) => !said.includes(word))
        .map((word) => `${name}: ${word}`);
    });
    expect(wrong, 'what stands in bold is a word of a screen').toEqual([]);
  });
  it.each(LANGUAGES)('links to pages and sections that are there, in %s', (language) => {
    const links = guide(language).flatMap((page) =>
      [
        ...readFileSync(`../docs/guide/${language}/${page.name}.md`, 'utf8').matchAll(
          /\]\(([^)]+)\)/g,
        ),
      ]
        .map((match) => match[1] ?? '')
        .filter((url) => !url.includes('/pictures/')),
    );
    const there = guide(language).flatMap((page) => [
      `${page.name}.md`,
      ...sections(page).map((part) => `${page.name}.md#${part.at}`),
    ]);
    expect(
      links.filter((url) => !there.includes(url)),
      'a link that leads nowhere',
    ).toEqual([]);
  });
});

describe('the page', () => {
  it.each(sources('src/views', /\.svelte$/))('%s says everything by message', (path) => {
    const found: string[] = [];
    const look = (node: unknown): void => {
      if (Array.isArray(node)) node.forEach(look);
      else if (typeof node === 'object' && node !== null) {
        const one = node as { type?: string; data?: string; name?: string; value?: unknown };
        if (one.type === 'StyleSheet' || one.type === 'Script' || one.type === 'Comment') return;
        if (one.type === 'Attribute') {
          if (
            !/^(aria-label|aria-description|title|placeholder|label|alt|heading|hint)$/.test(
              one.name ?? '',
            )
          ) {
            if (!Array.isArray(one.value)) look(one.value);
            return;
          }
        }
        if (one.type === 'Text' && /\p{L}{2,}/u.test(one.data ?? ''))
          found.push((one.data ?? '').trim());
        Object.values(one).forEach(look);
      }
    };
    look(parse(readFileSync(path, 'utf8'), { modern: true }).fragment);
    expect(found, 'a literal would stay English in French').toEqual([]);
  });
  it('changes its language at once', () => {
    words.speak('en');
    expect(t('rail-hand-in')).toBe('Hand in');
    words.speak('fr');
    expect(t('rail-hand-in')).toBe('Remettre');
    expect(document.documentElement.lang).toBe('fr');
    words.speak('en');
  });
  it('can speak a pseudo-language that is a third longer', () => {
    words.pseudo = true;
    expect(t('rail-hand-in')).toBe('⟦Haand iin⟧');
    words.pseudo = false;
  });
});

describe('numbers and dates', () => {
  it('follow the language', () => {
    words.speak('fr');
    expect(amount(240000000, 2).replace(/\s/g, ' ')).toBe('2 400 000');
    expect(money(240000000, { code: 'EUR', digits: 2 }).replace(/\s/g, ' ')).toBe('2 400 000 €');
    expect(bytes(304_200)).toBe('304 Ko');
    const due = deadline('2026-12-12T22:59:00Z', 'Europe/Paris');
    expect([due.day, due.hour, due.place]).toEqual(['samedi 12 décembre', '23 h 59', 'Paris']);
    words.speak('en');
    expect(money(1234550, { code: 'USD', digits: 2 })).toBe('$12,345.50');
    expect(money(500, { code: 'node-hours', digits: 0 })).toBe('500 node-hours');
    expect(listOr(['a', 'b', 'c'])).toBe('a, b or c');
  });
  it('count the days to a deadline in its own zone', () => {
    const now = new Date('2026-12-11T23:30:00Z');
    expect(daysUntil('2026-12-12T22:59:00Z', 'Europe/Paris', now), 'in Paris it is the 12th').toBe(
      0,
    );
    expect(daysUntil('2026-12-12T22:59:00Z', 'UTC', now)).toBe(1);
    expect(daysUntil('2026-12-12T22:59:00Z', 'Mars/Olympus', now), 'an unknown zone is UTC').toBe(
      1,
    );
  });
});
