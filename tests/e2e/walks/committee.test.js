// The committee's walk on the sample committee's files: taken in, accepted, entered, ranked, refused, drawn,
// published; then what a stranger's shell says of the result.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { committee } from '../screens.js';
import { accessible, closeBrowser, open, picture, until } from '../support.js';

after(closeBrowser);

function filesUnder(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

for (const language of ['en', 'fr']) {
  describe(`the committee's walk, ${language}`, () => {
    it(
      'from files that came back to a result that a shell checks',
      { timeout: 300_000 },
      async () => {
        const { made, host } = await committee(language);
        const walk = await open(host, { language });
        const { page, t } = walk;
        const go = (screen) => page.evaluate((hash) => (location.hash = hash), `#/${screen}`);
        const button = (id, args) => page.getByRole('button', { name: t(id, args), exact: true });
        const heading = (id) => page.getByRole('heading', { name: t(id), level: 1 });
        const drop = async (paths) => {
          await go('received?room=new');
          const chooser = page.waitForEvent('filechooser');
          await button('received-choose').first().click();
          await (await chooser).setFiles(paths);
        };
        try {
          await go('call');
          await page.getByRole('heading', { level: 1 }).waitFor();
          await picture(page, `committee-call-${language}`);

          await drop(
            [...filesUnder(join(made, 'received')), ...filesUnder(join(made, 'again'))].filter(
              (path) => /\.(paraph|xlsx)$/.test(path),
            ),
          );
          await page
            .getByRole('region', { name: t('received-group-again', { count: 1 }) })
            .waitFor();
          await picture(page, `committee-plan-${language}`);
          // A look changes nothing.
          assert.equal(
            (await host.call('received_list')).files.length,
            0,
            'nothing is taken in by looking',
          );
          // Each group is taken in as a whole, and then is a group no more.
          for (const group of ['question', 'ready']) {
            const take = page.locator(`section.${group} .head button`);
            const name = (await take.textContent()).trim();
            await take.click();
            // What was taken in may leave people to be accepted in the same place.
            await page.getByRole('button', { name, exact: true }).waitFor({ state: 'detached' });
          }
          assert.ok(
            (await host.call('received_list')).files.length > 5,
            'what was shown is taken in',
          );

          await go('people');
          const { answered } = await host.call('people_list');
          assert.equal(answered, 8, 'eight were invited, sent a whole file, and so answered');
          await button('people-accept-all', { count: answered }).click();
          await until(
            async () => (await host.call('people_list')).answered === 0,
            'all are accepted',
          );
          await picture(page, `committee-people-${language}`);

          await go('received?room=here');
          const { open: waiting } = await host.call('received_list');
          await button('received-enter', { count: waiting }).click();
          await page.getByRole('checkbox', { name: t('received-close') }).check();
          await button('received-enter-act').click();
          await until(
            async () => (await host.call('received_list')).closed !== null,
            'the register is closed',
          );
          await picture(page, `committee-received-${language}`);
          await go('received?room=owed');
          await page.getByRole('region', { name: t('received-map') }).waitFor();
          await picture(page, `committee-owed-${language}`);
          await accessible(page, 'who owes what');

          await go('ranking');
          await page.getByRole('region', { name: t('ranking-list') }).waitFor();
          await picture(page, `committee-ranking-${language}`);
          const ranking = await host.call('ranking_get');
          assert.equal(ranking.not_entered, 0, 'everything is in the register');
          // Strands with budgets are listed one by one; the first is shown.
          const [{ track: first }] = ranking.lines;
          const refused = ranking.rows.find(
            (row) => row.group === 'funded' && (first === '-' || row.track === first),
          );
          await button('ranking-decide', { number: refused.number }).click();
          await page.getByRole('menuitem', { name: t('ranking-veto') }).click();
          await page.getByRole('combobox', { name: t('veto-given') }).selectOption('ground_only');
          const letter = page.waitForEvent('filechooser');
          await button('veto-letter').click();
          await (await letter).setFiles(join(made, 'letter-of-the-sponsor.txt'));
          await picture(page, `committee-veto-${language}`);
          await button('veto-record').click();
          await until(
            async () =>
              (await host.call('ranking_get')).rows.find((row) => row.proposal === refused.proposal)
                .vetoed,
            'the refusal is recorded',
          );

          // More figures, room by room; what cannot be concluded is always said.
          await button('ranking-more').click();
          await page.getByRole('menuitem', { name: t('ranking-figures') }).click();
          const figures = page.getByRole('dialog', { name: t('figures-title') });
          await figures.getByRole('table').first().waitFor();
          await picture(page, `committee-figures-${language}`);
          for (const room of ['agreement', 'hangs', 'influence']) {
            await figures.getByRole('tab', { name: t(`figures-room-${room}`) }).click();
            await figures.getByRole('table').first().waitFor();
            await picture(page, `committee-figures-${room}-${language}`);
          }
          await figures.getByRole('region', { name: t('influence-cannot') }).waitFor();
          await accessible(page, 'what the sponsor changed');
          await page.keyboard.press('Escape');

          const { draws } = await host.call('draw_list');
          for (const { track } of draws) {
            const due = new Date(Date.now() + 5_000).toISOString().replace(/\.\d+Z$/, 'Z');
            await host.call('draw_announce', { track, due });
          }
          if (draws.length > 0) {
            await until(
              async () =>
                (await host.call('draw_list')).draws.every((draw) => draw.waits.length === 0),
              'the number may exist',
              20_000,
            );
            await button('ranking-draw').first().click();
            for (const { track, members } of draws) {
              const part = page.getByRole('region', { name: t('draw-of', { track }) });
              if (language === 'fr') {
                // From an urn, before two witnesses.
                await part.getByRole('button', { name: t('draw-hand') }).click();
                for (const { number } of [...members].reverse()) {
                  await part.getByRole('button', { name: t('draw-hand-next', { number }) }).click();
                }
                const enter = part.getByRole('button', { name: t('draw-hand-enter') });
                assert.ok(await enter.isDisabled(), 'nobody has seen it yet');
                await part
                  .getByRole('textbox', { name: t('draw-hand-witnesses') })
                  .fill('Ada Martin, Ben Okafor');
                await picture(page, `committee-urn-${language}`);
                await accessible(page, 'lots from an urn');
                await enter.click();
              } else {
                await part
                  .getByRole('textbox', { name: t('draw-seed-first') })
                  .fill('3-14-15-26-35, 8-9');
                await part
                  .getByRole('textbox', { name: t('draw-seed-second') })
                  .fill('3-14-15-26-35, 8-9');
                await part.getByRole('button', { name: t('draw-enter') }).click();
              }
              await until(
                async () =>
                  (await host.call('draw_list')).draws.find((one) => one.track === track).state ===
                  'drawn',
                'the draw is held',
              );
            }
            await picture(page, `committee-draw-${language}`);
            // A number that was mistyped is typed twice again; both stay.
            if (language === 'en') {
              await button('draw-correct').first().click();
              await page.getByText(t('draw-correct-about')).waitFor();
            }
            await page.keyboard.press('Escape');
          }

          await go('publish');
          await heading('publish-title').waitFor();
          await page.getByRole('tab', { name: t('publish-room-page') }).click();
          await picture(page, `committee-page-${language}`);
          await button('publish-ask').click();
          await page.getByRole('dialog', { name: t('publish-ask-title') }).waitFor();
          await page.waitForTimeout(300);
          await picture(page, `committee-publish-${language}`);
          await accessible(page, 'the last question before publishing');
          await button('publish-act').click();
          await until(
            async () =>
              (await host.call('publish_preview')).editions.some((one) => one.stage === 'final'),
            'the result is published',
          );
          await picture(page, `committee-published-${language}`);
          // What to do with the files is ticked off and kept; papers are written beside them.
          const first_file = page.getByRole('checkbox').first();
          await first_file.check();
          await until(
            async () => (await host.call('publish_edition', {})).files[0].done,
            'what was dealt with is kept',
          );
          await button('publish-papers-certificates').click();
          await accessible(page, 'what to do with the files');
          // The page is the one that was published, whatever a new edition would say.
          await page.getByRole('tab', { name: t('publish-room-page') }).click();
          const { edition } = await host.call('publish_edition', {});
          await page.getByText(t('publish-shown-edition', { edition })).waitFor();
          await picture(page, `committee-page-published-${language}`);
          const folder = (await host.call('publish_preview')).editions.find(
            (one) => one.stage === 'final',
          ).folder;
          const unpacked = mkdtempSync(join(tmpdir(), 'paraph-result-'));
          execFileSync('python3', ['-m', 'zipfile', '-e', join(folder, 'result.paraph'), unpacked]);
          const said = execFileSync('sh', ['VERIFY.txt'], { cwd: unpacked, encoding: 'utf8' });
          assert.match(said, /counted reviews/, 'a stranger with a shell agrees');
          rmSync(unpacked, { recursive: true });
          await walk.end();
        } finally {
          host.stop();
          rmSync(made, { recursive: true, force: true });
        }
      },
    );
  });
}
