// What a chair meets beside the straight way: a price for another assignment, a proposal that must not be read, paper typed
// twice, what came unsigned, an assumption, and a result that waits for a second signature; each looked at by axe and left as a picture.
import assert from 'node:assert/strict';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { at, committee, cutWords } from '../screens.js';
import { accessible, closeBrowser, open, picture, serve, until } from '../support.js';

after(closeBrowser);

const under = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

async function takesIn(host, paths) {
  const plan = await host.call('received_plan', { paths });
  const files = plan.items
    .filter((item) => item.group === 'ready' || item.group === 'question')
    .map((item) => item.file);
  await host.call('received_take_in', { plan: plan.plan, files });
}

/** A second chair on a computer of their own, named in the next edition of the call, which asks for two signatures. */
async function withDeputy(host, language) {
  const deputy = await serve({ language });
  await deputy.call('me_set', { name: 'Béla Nagy', email: 'bela.nagy@halden.example' });
  const written = await deputy.call('card_write', { folder: join(deputy.home, 'cards') });
  const card = await host.call('card_read', { path: written.path });
  const { body } = await host.call('call_get');
  const people = [
    ...body.people,
    { role: 'deputy', name: card.name, person: card.person, age: card.age, email: card.email },
  ];
  await host.call('call_update', {
    ...body,
    people,
    policy: { ...body.policy, signatures_needed: 2 },
  });
  return { deputy, card: written.path };
}

for (const language of ['en', 'fr']) {
  const scheme = process.env.PARAPH_LOOK ? undefined : language === 'fr' ? 'dark' : 'light';
  describe(`a chair beside the straight way, ${language}`, () => {
    it(
      'each has something to say and is accessible; a result that two must sign waits',
      { timeout: 240_000 },
      async () => {
        const { made, host } = await committee(language);
        const { deputy, card } = await withDeputy(host, language);
        const walk = await open(host, { language, ...(scheme ? { scheme } : {}) });
        const { page, t } = walk;
        const button = (id, args) => page.getByRole('button', { name: t(id, args), exact: true });
        const shot = async (name, on = page) => {
          await on.waitForTimeout(300);
          await picture(on, `office-${name}-${language}`);
          await accessible(on, `${name}, ${language}`);
          assert.deepEqual(await cutWords(on), [], `no words are cut on ${name}`);
        };
        try {
          // How many chairs must sign: what is no number is kept and marked.
          await at(page, ['call?room=rules', 'main h1']);
          const needed = page.getByRole('textbox', { name: t('call-signatures') });
          await needed.fill('both');
          await needed.press('Tab');
          await page.getByText(t('call-no-count', { min: 1, max: 16 })).waitFor();
          assert.equal(await needed.inputValue(), 'both', 'what was typed is kept');
          await shot('signatures-needed');
          await needed.fill('2');
          await needed.press('Tab');
          await host.call('call_freeze', {});
          await takesIn(host, [
            ...under(join(made, 'received')),
            ...under(join(made, 'again')),
            card,
          ]);
          await host.call('people_accept_all');

          // Another assignment has a price; a proposal that I must not read is said to reviewers.
          await at(page, ['people?room=assign', 'main table']);
          await page.locator('main td button.cell:not(.crossed)').first().click();
          await page.locator('.price').waitFor();
          await shot('assign-price');
          const proposals = await host.call('office_proposals');
          const mine = proposals.proposals.at(-1);
          await page
            .getByRole('combobox', { name: t('withdrawn-proposal') })
            .selectOption(mine.proposal);
          await button('withdrawn-act').click();
          await page.getByText(t('withdrawn-file')).waitFor();
          await page.getByRole('heading', { name: t('withdrawn-title') }).scrollIntoViewIfNeeded();
          await shot('withdrawn');
          await button('withdrawn-back').click();
          await until(
            async () => (await host.call('chair_withdrawals')).rows.length === 0,
            'it is taken back',
          );

          // On paper: the second pass stops where it differs.
          const { people } = await host.call('people_list');
          const { criteria, lines } = await host.call('typing_get', { row: people[0].row });
          const cell = { row: people[0].row, proposal: lines[0].proposal };
          const criterion = criteria[0].id;
          await host.call('typing_set', { ...cell, criterion, value: '3', pass: 1 });
          await at(page, [`received?room=typing`, 'main h1']);
          await shot('typing-nobody');
          await page
            .getByRole('combobox', { name: t('typing-person') })
            .selectOption(people[0].row);
          await page.getByRole('radio', { name: t('typing-second') }).click();
          await page.locator('.typing input').first().fill('4');
          await page.getByText(t('typing-other-first', { value: '3' })).waitFor();
          await shot('typing-differs');
          await at(page, ['received?room=unsigned', 'main table']);
          await shot('unsigned');

          await host.call('received_enter', { close: true });
          await at(page, ['ranking', 'main table']);
          await button('ranking-what-if').click();
          await page.getByRole('checkbox', { name: t('what-if-raw') }).check();
          await shot('what-if');
          await button('what-if-look').click();
          await page.getByRole('button', { name: t('ranking-back') }).waitFor();
          await shot('not-the-result');
          await button('ranking-back').click();

          for (const { track } of (await host.call('draw_list')).draws) {
            const due = new Date(Date.now() + 5_000).toISOString().replace(/\.\d+Z$/, 'Z');
            await host.call('draw_announce', { track, due });
          }
          await until(
            async () => (await host.call('draw_list')).draws.every((one) => one.waits.length === 0),
            'the number may exist',
            20_000,
          );
          for (const { track } of (await host.call('draw_list')).draws) {
            await host.call('draw_enter', { track, seed: '3-14-15', again: '3-14-15' });
          }

          // Two must sign: made by one, it waits.
          await at(page, ['publish', 'main h1']);
          await shot('publish-two');
          await button('publish-ask').click();
          await button('publish-act').click();
          await until(
            async () => (await host.call('publish_preview')).signatures.waiting !== null,
            'the result goes round',
          );
          await shot('publish-waits');
          await walk.end();
        } finally {
          host.stop();
          deputy.stop();
          rmSync(made, { recursive: true, force: true });
        }
      },
    );

    it('what was not discussed in the last round is shown and counted', async () => {
      const host = await serve({ language });
      await host.call('me_set', { name: 'Ingrid Solberg', email: 'ingrid@halden.example' });
      const path = join(host.home, 'rounds.paraph-office');
      await host.call('workspace_create', { kind: 'office', name: 'R01', path });
      const { body } = await host.call('call_template', { template: 'nih' });
      const day = (n) => new Date(Date.now() + n * 864e5).toISOString().replace(/\.\d+Z$/, 'Z');
      const dates = { opens: day(-20), closes: day(5), draw_at: day(6), publishes: day(9) };
      const people = [{ role: 'chair', name: 'Ingrid Solberg' }];
      await host.call('call_update', { ...body, ...dates, pool: 300_000, people });
      for (let n = 1; n <= 8; n += 1) {
        await host.call('office_proposal_set', {
          number: `P-${n}`,
          title: `Proposal ${n}`,
          track: body.tracks[0].id,
          asked: 100_000,
          smallest: 10_000,
          applicants: [{ name: `Applicant ${n}` }],
        });
      }
      await host.call('call_freeze', {});
      const titles = body.criteria.map((one) => one.title);
      const table = async (name, count, step) => {
        const rows = Array.from({ length: count }, (_, n) =>
          ['Ada', 'Bo', 'Cy'].map((who, nth) =>
            [`P-${n + 1}`, who, ...titles.map(() => step(n, nth))].join(','),
          ),
        ).flat();
        const file = join(host.home, name);
        writeFileSync(
          file,
          [['proposal', 'reviewer', ...titles].join(','), ...rows, ''].join('\n'),
        );
        await takesIn(host, [file]);
      };
      await table('preliminary.csv', 8, (n, nth) => Math.min(9, n + 1 + ((n + nth) % 3 === 0)));
      await host.call('round_set', { round: 'final' });
      await table('final.csv', 4, (n) => 4 - n);
      const walk = await open(host, { language, ...(scheme ? { scheme } : {}) });
      const { page, t } = walk;
      try {
        for (const [name, place, sign] of [
          ['rounds-received', 'received?room=new', 'main h1'],
          ['rounds-ranking', 'ranking', 'main table'],
        ]) {
          await at(page, [place, sign]);
          await picture(page, `office-${name}-${language}`);
          await accessible(page, `${name}, ${language}`);
        }
        assert.equal(
          await page.getByText(t('ranking-not-discussed'), { exact: true }).count(),
          4,
          'the lower half is marked',
        );
        await walk.end();
      } finally {
        host.stop();
      }
    });
  });
}
