// Somebody types and scores, and the program is killed in the middle, at a moment that nobody chose: what was scored is
// there, and of the typing at most the last second is lost. `PARAPH_KILLS` says how often; the soak does it two hundred
// times.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { closeBrowser, open, serve, until } from '../support.js';

after(closeBrowser);

const KILLS = Number(process.env.PARAPH_KILLS ?? 4);
const WORDS = 'a plan that names its baselines and says what it would take to be wrong; ';

describe('killed at any moment', () => {
  it('loses no score and at most a second of typing', { timeout: 60_000 * KILLS }, async () => {
    const home = mkdtempSync(join(tmpdir(), 'paraph-killed-'));
    let host = await serve({ home });
    await host.call('sample_open');
    await host.call('promise_set', { given: true });
    for (const row of (await host.call('conflicts_list')).rows) {
      await host.call('conflict_declare', { proposal: row.proposal, tie: 'none' });
    }
    const { rows } = await host.call('proposals_list', {});
    const { criteria } = (await host.call('app_state')).workspace.call.rubric;
    const { path } = (await host.call('app_state')).workspace;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const row = rows[kill % rows.length];
      const walk = await open(host);
      const { page, t } = walk;
      await page.evaluate((hash) => (location.hash = hash), `#/read/${row.proposal}`);
      const card = page.getByRole('complementary', {
        name: t('card-name', { number: row.number }),
      });
      await card.getByRole('radiogroup').first().waitFor();
      const field = card.getByRole('textbox', { name: t('card-to-committee') });
      await field.fill('');
      await field.press('End');
      // The hand never rests: every key with its time, and a step scored between them through the same window.
      const typed = [];
      const scores = [];
      let going = true;
      const moment = 900 + Math.floor(Math.random() * 2600);
      const stop = setTimeout(() => {
        going = false;
        typed.killed = Date.now();
        host.kill();
      }, moment);
      for (let key = 0; going; key += 1) {
        const sign = WORDS[key % WORDS.length];
        await page.keyboard.type(sign).catch(() => undefined);
        typed.push({ at: Date.now(), sign });
        if (key % 12 === 5) {
          const criterion = criteria[scores.length % criteria.length].id;
          const step = (kill + scores.length) % 4;
          const given = await host
            .call('score_set', { proposal: row.proposal, criterion, step })
            .catch(() => undefined);
          if (given) scores.push({ criterion, step });
        }
        await new Promise((done) => setTimeout(done, 35));
      }
      clearTimeout(stop);
      // The window goes with its program; what it says about that is no fault.
      await walk.end().catch(() => undefined);

      host = await serve({ home });
      await host.call('workspace_open', { path });
      const review = await host.call('review_get', { proposal: row.proposal });
      const last = new Map(scores.map(({ criterion, step }) => [criterion, step]));
      for (const [criterion, step] of last) {
        const kept = review.criteria.find((one) => one.criterion === criterion).step;
        // One more may have been on its way when the program was killed.
        assert(
          kept === step || kept === (kill + scores.length) % 4,
          `kill ${kill + 1} after ${moment} ms: the score ${step} was told and is ${kept}`,
        );
      }
      const safe = typed
        .filter(({ at }) => at < typed.killed - 1000)
        .map(({ sign }) => sign)
        .join('');
      assert(
        review.committee.startsWith(safe.trimEnd()),
        `kill ${kill + 1} after ${moment} ms: “${safe.slice(review.committee.length)}” was typed a second before and is lost`,
      );
    }
    await until(async () => (await host.call('integrity_check')).good, 'the desk is whole');
    host.stop();
    rmSync(home, { recursive: true, force: true });
  });
});
