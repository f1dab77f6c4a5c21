// From an empty office to a call that is frozen, invited to and assigned: once from the sample's template with the
// mouse, its proposals from PDFs and a table; once from nothing with the keyboard alone.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import {
  accessible,
  closeBrowser,
  open,
  picture,
  root,
  samplePdfs,
  serve,
  until,
} from '../support.js';

after(closeBrowser);

const TABLE = join(root, 'samples/open-compute-2026/proposals.csv');
const PEOPLE = [
  ['Ada Martin', 'ada@lyceum.example', 'Lyceum', 'en', 'language; speech'],
  ['Bo Lindgren', 'bo@norrland.example', 'Norrland', 'en', 'climate; models'],
  ['Chiara Conti', 'chiara@isola.example', 'Isola', 'fr', 'proteins'],
  ['Dmitri Okafor', 'dmitri@delta.example', 'Delta', 'en', 'roads; maps'],
  ['Elena Vasquez', 'elena@sierra.example', 'Sierra', 'fr', 'archives'],
  ['Farid Haddad', 'farid@cedre.example', 'Cèdre', 'fr', 'physics'],
];

/** A table of people as somebody keeps it. */
function peopleTable() {
  const path = join(mkdtempSync(join(tmpdir(), 'paraph-people-')), 'reviewers.csv');
  const rows = PEOPLE.map((row) => row.map((cell) => `"${cell}"`).join(','));
  writeFileSync(path, ['name,email,institution,language,expertise', ...rows].join('\n'));
  return path;
}

/** Days from now, as it is typed. */
function typed(days) {
  const at = new Date(Date.now() + days * 86_400_000);
  return `${at.toISOString().slice(0, 10)} 18:00`;
}

async function begin(language) {
  const host = await serve({ language });
  await host.call('me_set', { name: 'Ingrid Solberg', email: 'chair@open-compute.example' });
  const walk = await open(host, { language });
  const { page, t } = walk;
  const button = (id, args) => page.getByRole('button', { name: t(id, args), exact: true });
  const field = (id, args) => page.getByRole('textbox', { name: t(id, args), exact: true });
  const choose = async (press, paths) => {
    const chooser = page.waitForEvent('filechooser');
    await press();
    await (await chooser).setFiles(paths);
  };
  /** What is kept by now; entries are kept a moment after they were typed. */
  const kept = async (holds, why) =>
    until(async () => holds((await host.call('call_get')).body), `kept: ${why}`);
  /** The mapping of a table is looked at and taken. */
  const mapped = async (rows) => {
    const sheet = page.getByRole('dialog');
    await sheet.waitFor();
    return sheet.getByRole('button', { name: t('mapping-take', { rows }), exact: true });
  };
  return { host, walk, page, t, button, field, choose, kept, mapped };
}

/** Freezes, and looks at what the chair has to show for it. */
async function freeze({ host, page, t, button }, press) {
  await page.getByText(t('call-missing-none')).waitFor();
  await press(button('call-freeze'));
  const sheet = page.getByRole('dialog', { name: t('call-freeze-title') });
  await sheet.waitFor();
  await press(sheet.getByRole('button', { name: t('call-freeze-act'), exact: true }));
  await until(
    async () => (await host.call('call_get')).editions.length === 1,
    'an edition is signed',
    20_000,
  );
  const call = await host.call('call_get');
  assert.equal(call.changed, false, 'what was signed is what stands here');
  await page.getByText(call.control_number, { exact: true }).waitFor();
  const notice = await host.call('call_notice');
  const html = readFileSync(notice.html, 'utf8');
  assert(html.includes(call.control_number), 'the notice carries the control number');
  assert(html.includes(call.body.title), 'and says of which call');
  return call;
}

for (const language of ['en', 'fr']) {
  describe(`an empty office, ${language}`, () => {
    it(
      'becomes a call from the template, with the mouse, and people who were invited',
      { timeout: 240_000 },
      async () => {
        const office = await begin(language);
        const { host, walk, page, t, button, field, choose, kept, mapped } = office;
        const room = (id) => page.getByRole('tab', { name: new RegExp(`^${t(id)}`) }).click();
        try {
          await button('start-door-call-act').click();
          await page.getByRole('heading', { name: t('call-untitled'), level: 1 }).waitFor();
          await page.getByText(t('office-name-new'), { exact: true }).waitFor();
          await picture(page, `call-empty-${language}`);
          await accessible(page, 'a call with nothing in it');

          const { templates } = await host.call('call_templates');
          const wanted = templates.find((one) => one.template === 'open-compute');
          await button('call-template').click();
          await page.getByRole('menuitem', { name: wanted.title.text }).click();
          await kept((body) => body.tracks.length === 2, 'the template');
          const { body: first } = await host.call('call_get');

          // Money: the total, a maximum, a budget; the line.
          await field('call-title').fill('Open compute, second round');
          await field('call-short').fill('OC2');
          await field('call-pool').fill(language === 'fr' ? '96 000 000' : '96,000,000');
          await field('call-track-ceiling').nth(1).fill('400000');
          await field('call-track-budget').nth(1).fill('2000000');
          await page.getByRole('combobox', { name: t('call-fill') }).selectOption('stop');
          await page.getByRole('checkbox', { name: t('call-overflow') }).check();
          await kept(
            (body) =>
              body.pool === 96_000_000 &&
              body.tracks[1].ceiling === 400_000 &&
              body.tracks[1].budget === 2_000_000 &&
              body.funding.fill === 'stop' &&
              body.funding.overflow,
            'money',
          );
          await picture(page, `call-money-${language}`);

          // Grid: another weight, another criterion; the card beside says what reviewers will see.
          await room('call-room-grid');
          await field('call-criterion-weight').first().fill('40');
          await button('call-criterion-add').click();
          const title = field('call-criterion-title').last();
          await until(
            () => title.evaluate((input) => input === document.activeElement),
            'a new criterion asks for its title',
          );
          await page.keyboard.type(language === 'fr' ? 'Équipe' : 'Team');
          const last = first.criteria.length;
          await page
            .locator('fieldset')
            .nth(last)
            .getByText(t('call-criterion-steps', { count: 0 }))
            .click();
          for (const step of [5, 0]) {
            const label = page.locator('fieldset').nth(last).getByLabel(t('call-step', { step }));
            await label.fill(step === 5 ? 'ideal' : 'unfit');
          }
          await field('call-criterion-weight').last().fill('10');
          await page.keyboard.press('Tab');
          await kept(
            (body) =>
              body.criteria[0].weight === 40 &&
              body.criteria[last]?.weight === 10 &&
              body.criteria[last].labels.length === 2,
            'the grid',
          );
          await page
            .getByRole('complementary', { name: t('call-beside') })
            .getByText(language === 'fr' ? 'Équipe' : 'Team', { exact: true })
            .waitFor();
          await picture(page, `call-grid-${language}`);
          await accessible(page, 'the grid');

          // Rules: who sees what, who may refuse and with what, commitments, how to object.
          await room('call-room-rules');
          await page
            .getByRole('checkbox', { name: t('call-policy-declined_named'), exact: true })
            .check();
          await page.getByRole('combobox', { name: t('call-veto') }).selectOption('full');
          await button('call-officer-add').click();
          await page
            .getByRole('combobox', { name: t('call-officer-role') })
            .last()
            .selectOption('veto');
          await field('call-officer-name').last().fill('Priya Raman');
          await button('call-duty-add').click();
          await page
            .getByRole('combobox', { name: t('call-duty-kind') })
            .last()
            .selectOption('data');
          await field('call-duty-title').last().fill('Data, open');
          await field('call-duty-months').last().fill('18');
          await page.keyboard.press('Tab');
          await kept(
            (body) =>
              body.policy.declined_named &&
              body.policy.veto_given === 'full' &&
              body.people.some((one) => one.role === 'veto' && one.name === 'Priya Raman') &&
              body.obligations.at(-1)?.months === 18,
            'rules',
          );
          await picture(page, `call-rules-${language}`);
          await accessible(page, 'the rules');

          // Dates: what is missing leads to its field; a wrong one is marked and kept.
          await page
            .getByRole('button', { name: t('office-want-date', { field: 'closes' }), exact: true })
            .click();
          await until(
            () => field('call-date-closes').evaluate((input) => input === document.activeElement),
            'a missing date leads to its field',
          );
          await field('call-date-closes').fill('12 December');
          await page.keyboard.press('Tab');
          await page.getByText(t('call-no-date')).waitFor();
          assert.equal(
            await field('call-date-closes').inputValue(),
            '12 December',
            'what was typed stays',
          );
          for (const [name, days] of [
            ['opens', 1],
            ['closes', 20],
            ['draw_at', 22],
            ['publishes', 30],
          ]) {
            await field(`call-date-${name}`).fill(typed(days));
            await page.keyboard.press('Tab');
          }
          await kept(
            (body) => body.opens && body.closes && body.draw_at && body.publishes,
            'dates',
          );
          await page.getByRole('list', { name: t('call-way') }).waitFor();
          await picture(page, `call-dates-${language}`);
          await accessible(page, 'the dates');

          // Proposals: the PDFs first, then the table with what they ask for.
          await room('call-room-proposals');
          const papers = samplePdfs();
          await choose(() => button('call-from-papers').click(), papers);
          await until(
            async () => (await host.call('office_proposals')).proposals.length === papers.length,
            'a proposal for each paper',
            60_000,
          );
          await choose(() => button('call-from-table').click(), [TABLE]);
          const take = await mapped(papers.length);
          await picture(page, `call-mapping-${language}`);
          await accessible(page, 'the mapping of a table');
          await take.click();
          await until(
            async () =>
              (await host.call('office_proposals')).proposals.every(
                (one) => one.asked != null && one.document,
              ),
            'paper and table know each other',
          );
          const list = await host.call('office_proposals');
          assert.equal(list.proposals.length, papers.length, 'and none is there twice');
          await page.getByText(t('call-missing-none')).waitFor();
          await picture(page, `call-proposals-${language}`);
          await accessible(page, 'the proposals');

          await freeze(office, (one) => one.click());
          await picture(page, `call-frozen-${language}`);
          await accessible(page, 'a frozen call');

          // People: a list, one more by hand, invitations with a mail each.
          await page.getByRole('link', { name: t('rail-people') }).click();
          await page.getByText(t('people-none')).waitFor();
          await accessible(page, 'nobody on the list');
          await choose(() => button('people-from-table').first().click(), [peopleTable()]);
          await (await mapped(PEOPLE.length)).click();
          await until(
            async () => (await host.call('people_list')).people.length === PEOPLE.length,
            'everybody of the table',
          );
          await button('people-add').first().click();
          await field('people-name').fill('Greta Nowak');
          await field('people-email').fill('greta@wisla.example');
          await accessible(page, 'somebody’s entry');
          await button('people-keep').click();
          const everybody = PEOPLE.length + 1;
          await until(
            async () => (await host.call('people_list')).people.length === everybody,
            'one by hand',
          );
          await button('people-invite', { count: everybody }).click();
          await until(
            async () =>
              (await host.call('people_list')).people.every((one) => one.state === 'invited'),
            'all are invited',
            60_000,
          );
          await picture(page, `call-people-${language}`);
          await accessible(page, 'people');

          // Who reads what: one by hand, the rest computed around it.
          await room('people-room-assign');
          const { people } = await host.call('people_list');
          const [paper] = list.proposals;
          const cell = (person, number, what) =>
            page.getByRole('button', {
              name: t('assign-cell', { name: person.name, number, what }),
            });
          const none = t('assign-role-none');
          await cell(people[0], paper.number, none).click();
          await cell(people[0], paper.number, t('assign-role-primary')).waitFor();
          await button('assign-compute').click();
          await until(
            async () => (await host.call('assignments_get')).short.length === 0,
            'every proposal has its readers',
            30_000,
          );
          const { pairs } = await host.call('assignments_get');
          const holds = (person) =>
            pairs.some((one) => one.row === person.row && one.proposal === paper.proposal);
          assert(holds(people[0]), 'what was made by hand stays');
          await picture(page, `call-assign-${language}`);
          await accessible(page, 'who reads what');
        } finally {
          await walk.end().finally(() => host.stop());
        }
      },
    );

    it('becomes a call from nothing, with the keyboard alone', { timeout: 180_000 }, async () => {
      const office = await begin(language);
      const { host, walk, page, t, button, field, choose, kept, mapped } = office;
      const enter = async (one) => {
        await one.focus();
        await page.keyboard.press('Enter');
      };
      const active = (one) =>
        until(() => one.evaluate((here) => here === document.activeElement), 'the focus is there');
      /** A want in the list beside leads to its field; then one types. */
      const want = async (id, args) =>
        enter(page.getByRole('button', { name: t(id, args), exact: true }));
      try {
        await enter(button('start-door-call-act'));
        await page.getByRole('heading', { name: t('call-untitled'), level: 1 }).waitFor();
        for (const [id, at, text] of [
          ['office-want-title', 'call-title', 'Small grants'],
          ['office-want-short', 'call-short', 'SMALL'],
          ['office-want-sponsor', 'call-sponsor', 'A foundation'],
          ['office-want-unit', 'call-unit', 'EUR'],
        ]) {
          await want(id);
          await active(field(at));
          await page.keyboard.type(text);
        }
        await want('office-want-pool');
        await active(field('call-pool'));
        await page.keyboard.press('Control+a');
        await page.keyboard.type('900000');
        for (const [name, ceiling] of [
          ['Seed', '20000'],
          ['Growth', '200000'],
        ]) {
          await enter(button(name === 'Seed' ? 'call-track-first' : 'call-track-add'));
          await active(field('call-track-title').last());
          await page.keyboard.type(name);
          await page.keyboard.press('Tab');
          await page.keyboard.press('Control+a');
          await page.keyboard.type(ceiling);
        }
        await kept(
          (body) => body.tracks.length === 2 && body.tracks[1].ceiling === 200_000,
          'two strands',
        );

        await want('office-want-criterion');
        await active(button('call-criterion-add'));
        for (const [index, name] of ['Quality', 'Use'].entries()) {
          await enter(button('call-criterion-add'));
          await active(field('call-criterion-title').nth(index));
          await page.keyboard.type(name);
          const more = page.locator('fieldset summary').nth(index);
          await enter(more);
          for (const step of [5, 0]) {
            await page.locator('fieldset').nth(index).getByLabel(t('call-step', { step })).focus();
            await page.keyboard.type(step === 5 ? 'all of it' : 'nothing');
          }
          await page.keyboard.press('Tab');
        }
        await kept(
          (body) =>
            body.criteria.every((one) => one.labels.length === 2) && body.criteria.length === 2,
          'two criteria with their ends in words',
        );

        for (const [name, days] of [
          ['opens', 0],
          ['closes', 9],
          ['draw_at', 10],
          ['publishes', 12],
        ]) {
          await want('office-want-date', { field: name });
          await active(field(`call-date-${name}`));
          await page.keyboard.type(typed(days));
          await page.keyboard.press('Tab');
          await kept((body) => body[name], name);
        }
        await want('office-want-draw-source');
        await active(field('call-draw-source'));
        await page.keyboard.type('drand quicknet, the first round after that hour');
        await kept((body) => body.draw_source !== '', 'the source of a draw');

        await want('office-want-proposals');
        const table = join(mkdtempSync(join(tmpdir(), 'paraph-table-')), 'proposals.csv');
        writeFileSync(
          table,
          'number,title,applicants,track,asked\n' +
            '1,Bees and wires,Ana Lopes,Seed,12000\n2,Slow glass,Max Stern,Growth,150000\n3,Old tides,Iva Dol,Growth,90000\n',
        );
        await choose(() => enter(button('call-from-table')), [table]);
        await enter(await mapped(3));
        await until(
          async () => (await host.call('office_proposals')).proposals.length === 3,
          'three proposals',
        );
        await picture(page, `call-nothing-${language}`);
        const call = await freeze(office, enter);
        assert.equal(call.body.rounds.length, 1, 'a call has a round without anybody asking');
        const { html } = await host.call('call_notice');
        assert(
          readFileSync(html, 'utf8').includes('Ingrid Solberg'),
          'and whoever makes it is its chair',
        );

        // Assigning by keys: Enter makes a first reader, and again a second.
        await host.call('person_set', { name: 'Ada Martin', email: 'ada@lyceum.example' });
        await page.keyboard.press('Control+2');
        await page.getByRole('heading', { name: t('people-title'), level: 1 }).waitFor();
        await page.getByRole('tab', { name: t('people-room-assign') }).focus();
        await page.keyboard.press('Enter');
        const cell = (number, what) =>
          page.getByRole('button', {
            name: t('assign-cell', { name: 'Ada Martin', number, what }),
          });
        await enter(cell('1', t('assign-role-none')));
        await cell('1', t('assign-role-primary')).waitFor();
        await enter(cell('1', t('assign-role-primary')));
        await cell('1', t('assign-role-secondary')).waitFor();
        const { pairs } = await host.call('assignments_get');
        assert.equal(pairs.length, 1, 'one pair');
      } finally {
        await walk.end().finally(() => host.stop());
      }
    });
  });
}
