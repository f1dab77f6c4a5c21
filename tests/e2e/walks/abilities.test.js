// What somebody needs who does not see, does not use a mouse, or sees with large letters: on every screen of the desk.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { at, cutWords, desk, office, otherwiseNamed, smallTargets } from '../screens.js';
import { accessible, closeBrowser, open, picture, until } from '../support.js';

after(closeBrowser);

for (const [room, make] of Object.entries({ desk, office })) {
  describe(`every screen of the ${room}`, () => {
    it(
      'has targets of 24 pixels, and names that are what is shown',
      { timeout: 240_000 },
      async () => {
        const { host, places } = await make('en');
        const walk = await open(host);
        const { page } = walk;
        const wrong = [];
        try {
          for (const place of places) {
            await at(page, place);
            for (const one of await smallTargets(page)) wrong.push(`${place[0]}: ${one}`);
            for (const one of await otherwiseNamed(page)) wrong.push(`${place[0]}: ${one}`);
          }
          assert.deepEqual(wrong, [], 'a finger finds it, and a voice');
        } finally {
          await walk.end().finally(() => host.stop());
        }
      },
    );

    it('loses nothing with text twice as large', { timeout: 240_000 }, async () => {
      const { host, places } = await make('en', { text_size: 200 });
      const walk = await open(host);
      const { page } = walk;
      const wrong = [];
      try {
        for (const place of places) {
          await at(page, place);
          await picture(page, `large-${room}-${place[0].replace(/\W+/g, '-')}`);
          for (const cut of await cutWords(page)) wrong.push(`${place[0]}: ${cut}`);
        }
        assert.deepEqual(wrong, [], 'WCAG 1.4.4: text at 200 % without loss');
      } finally {
        await walk.end().finally(() => host.stop());
      }
    });

    it('reflows in a window of 320 pixels, which is 400 % zoom', { timeout: 240_000 }, async () => {
      const { host, places } = await make('en');
      const walk = await open(host, { size: [320, 256] });
      const { page } = walk;
      const wrong = [];
      try {
        for (const place of places) {
          await at(page, place);
          await picture(page, `narrow-${room}-${place[0].replace(/\W+/g, '-')}`);
          for (const cut of await cutWords(page)) wrong.push(`${place[0]}: ${cut}`);
          // Something of the screen itself can be seen, not only bars.
          const seen = await page.evaluate(() => document.querySelector('main')?.clientHeight ?? 0);
          if (seen < 128)
            wrong.push(`${place[0]}: half of the window is left for the screen (${seen} of 256)`);
        }
        assert.deepEqual(wrong, [], 'WCAG 1.4.10: reflow');
      } finally {
        await walk.end().finally(() => host.stop());
      }
    });

    it('can be gone through by Tab without a trap', { timeout: 240_000 }, async () => {
      const { host, places } = await make('en');
      const walk = await open(host);
      const { page } = walk;
      const wrong = [];
      try {
        let before;
        for (const place of places) {
          // What was gone through is marked; of two pages of one screen the second is made anew.
          const [screen] = place[0].split(/[/?]/);
          if (screen === before) await at(page, ['history', 'main h1']);
          before = screen;
          await at(page, place);
          await page.evaluate(() => document.querySelector('main')?.focus());
          const seen = await round(page, 'Tab');
          if (!seen.left) wrong.push(`${place[0]}: Tab stays inside, last at ${seen.last}`);
          if (seen.unseen.length > 0)
            wrong.push(`${place[0]}: focus that is not seen at ${seen.unseen.join('; ')}`);
        }
        assert.deepEqual(wrong, [], 'WCAG 2.1.2 and 2.4.7');
      } finally {
        await walk.end().finally(() => host.stop());
      }
    });
  });
}

/** Presses Tab until the focus leaves the page or has been everywhere; what was focused and could not be seen. */
async function round(page, key) {
  const unseen = [];
  let last = '';
  for (let press = 0; press < 400; press += 1) {
    await page.keyboard.press(key);
    const here = await page.evaluate(() => {
      const on = document.activeElement;
      if (!on || on === document.body) return undefined;
      const times = Number(on.dataset.walked ?? 0) + 1;
      on.dataset.walked = String(times);
      const style = getComputedStyle(on);
      const box = on.getBoundingClientRect();
      const marked =
        style.outlineStyle !== 'none' ||
        style.boxShadow !== 'none' ||
        on.parentElement?.matches(':focus-within');
      return {
        name: `${on.tagName} ${on.getAttribute('aria-label') ?? on.textContent?.trim().slice(0, 30) ?? ''}`,
        times,
        // A trap gives the focus back to what had it just now.
        again: times > 1 && globalThis.walkedLast === on,
        seen:
          marked &&
          box.width > 0 &&
          box.bottom > 0 &&
          box.right > 0 &&
          box.top < innerHeight &&
          box.left < innerWidth,
        keep: (globalThis.walkedLast = on) && true,
      };
    });
    if (here?.again) return { left: false, unseen, last: here.name };
    if (!here || here.times > 1) return { left: true, unseen, last };
    if (!here.seen) unseen.push(here.name);
    last = here.name;
  }
  return { left: true, unseen, last };
}

describe('the desk', () => {
  for (const scheme of ['light', 'dark']) {
    it(
      `shows sheets, menus and faults that axe finds nothing in, ${scheme}`,
      { timeout: 240_000 },
      async () => {
        const { host, places } = await desk('en', { scheme });
        const walk = await open(host, { scheme });
        const { page, t } = walk;
        try {
          for (const place of places) {
            await at(page, place);
            await accessible(page, `${place[0]}, ${scheme}`);
          }
          const sheet = async (what, begin) => {
            await begin();
            await page.getByRole('dialog').waitFor();
            await page.waitForTimeout(250);
            await accessible(page, `${what}, ${scheme}`);
            await page.keyboard.press('Escape');
            await page.getByRole('dialog').waitFor({ state: 'detached' });
          };
          await at(page, ['proposals', '[role=grid] [data-key]']);
          await sheet('the keys', () => page.keyboard.press('Shift+?'));
          await sheet('the palette', () => page.keyboard.press('Control+k'));
          await at(page, ['hand-in', 'main h1']);
          await sheet('hand in', () =>
            page.getByRole('button', { name: t('handin-act'), exact: true }).click(),
          );
          // A fault that stands on the screen.
          await page.evaluate(() => (location.hash = '#/read/no-such-proposal'));
          await page.waitForTimeout(600);
          await accessible(page, `a proposal that is not here, ${scheme}`);
        } finally {
          await walk.end().finally(() => host.stop());
        }
      },
    );
  }

  it(
    'is seen with forced colours, and stands still where motion is not wanted',
    { timeout: 120_000 },
    async () => {
      const { host, places } = await desk('en');
      const walk = await open(host);
      const { page } = walk;
      try {
        await page.emulateMedia({ forcedColors: 'active' });
        for (const place of places) {
          await at(page, place);
          await picture(page, `forced-${place[0].replace(/\W+/g, '-')}`);
          const lost = await page.evaluate(() =>
            [
              ...document.querySelectorAll(
                'button, [role=radio], [role=tab], [aria-current=page], [aria-pressed=true]',
              ),
            ]
              .filter(
                (one) =>
                  one.checkVisibility() &&
                  getComputedStyle(one).forcedColorAdjust === 'none' &&
                  getComputedStyle(one).color === getComputedStyle(one).backgroundColor,
              )
              .map((one) => one.textContent?.trim()),
          );
          assert.deepEqual(lost, [], `${place[0]}: no control keeps colours of its own`);
        }
        await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
        await host.call('settings_set', { reduced_motion: true });
        await at(page, ['proposals', '[role=grid] [data-key]']);
        await until(
          () => page.evaluate(() => document.documentElement.dataset.motion === 'none'),
          'the setting reaches the page',
        );
        const moving = await page.evaluate(() =>
          [...document.querySelectorAll('*')]
            .filter((one) => {
              const style = getComputedStyle(one);
              return [style.transitionDuration, style.animationDuration].some((words) =>
                words.split(',').some((word) => parseFloat(word) > 0.02),
              );
            })
            .map((one) => `${one.tagName}.${one.className}`),
        );
        assert.deepEqual(
          moving,
          [],
          'Less movement, in Settings, stops transitions and animations',
        );
      } finally {
        await walk.end().finally(() => host.stop());
      }
    },
  );

  it('goes from landmark to landmark by F6, and back', { timeout: 60_000 }, async () => {
    const { host, places } = await desk('en');
    const walk = await open(host);
    const { page } = walk;
    try {
      for (const place of places.filter(([name]) => !/^start/.test(name))) {
        await at(page, place);
        const panes = await page.evaluate(
          () =>
            [...document.querySelectorAll('[data-pane]')].filter(
              (one) => one.offsetParent !== null || one.tagName === 'MAIN',
            ).length,
        );
        const seen = new Set();
        for (let press = 0; press < panes + 1; press += 1) {
          await page.keyboard.press('F6');
          seen.add(
            await page.evaluate(() => {
              const all = [...document.querySelectorAll('[data-pane]')];
              return all.findLastIndex((one) => one.contains(document.activeElement));
            }),
          );
        }
        assert.equal(seen.size, panes, `${place[0]}: F6 reaches each of ${panes} landmarks`);
        const named = await page.evaluate(() =>
          [...document.querySelectorAll('[data-pane]')]
            .filter(
              (one) =>
                !one.matches('[aria-label], [aria-labelledby]') &&
                !one.querySelector('[data-pane-focus][aria-label]'),
            )
            .map((one) => one.outerHTML.slice(0, 80)),
        );
        assert.deepEqual(named, [], `${place[0]}: each landmark has a name`);
      }
    } finally {
      await walk.end().finally(() => host.stop());
    }
  });

  it(
    'says what was scored in one sentence, once, and nothing while one types',
    { timeout: 90_000 },
    async () => {
      const { host } = await desk('en');
      const walk = await open(host);
      const { page, t } = walk;
      try {
        const list = (await host.call('proposals_list', {})).rows.filter(
          (row) => row.tie === 'none',
        );
        const row = list[5];
        await at(page, [`read/${row.proposal}`, '[data-sheet] img']);
        await page.evaluate(() => {
          globalThis.spoken = [];
          const region = document.querySelector('[role=status][aria-live=polite]');
          new MutationObserver(() => {
            if (region.textContent.trim()) globalThis.spoken.push(region.textContent.trim());
          }).observe(region, { childList: true, characterData: true, subtree: true });
        });
        const card = page.getByRole('complementary', {
          name: t('card-name', { number: row.number }),
        });
        await card.getByRole('radio').first().focus();
        await page.keyboard.press('Digit4');
        await page.waitForTimeout(700);
        const [criterion] = (await host.call('app_state')).workspace.call.rubric.criteria;
        const spoken = await page.evaluate(() => globalThis.spoken);
        assert.equal(spoken.length, 1, `one sentence for one score: ${JSON.stringify(spoken)}`);
        assert.match(
          spoken[0],
          new RegExp(`^4, .+\\. ${criterion.title}\\. 1 of \\d+ scored\\.$`),
          `step, its words, the criterion, and how far I am: ${spoken[0]}`,
        );
        await page.evaluate(() => (globalThis.spoken = []));
        const field = card.getByRole('textbox', { name: t('card-reasons') });
        await field.focus();
        await page.keyboard.type('The question is clear, and the pilot answers a part of it.', {
          delay: 15,
        });
        await page.waitForTimeout(1500);
        assert.deepEqual(
          await page.evaluate(() => globalThis.spoken),
          [],
          'typing is not commented on',
        );
        assert.equal(
          await page.locator('[aria-live]:not([aria-live=off])').count(),
          1,
          'one live region on the page',
        );
      } finally {
        await walk.end().finally(() => host.stop());
      }
    },
  );

  it(
    'keeps what an input method or dictation brings in one burst',
    { timeout: 60_000 },
    async () => {
      const { host } = await desk('en');
      const walk = await open(host);
      const { page, t } = walk;
      try {
        const [row] = (await host.call('proposals_list', {})).rows.filter(
          (one) => one.tie === 'none',
        );
        await at(page, [`read/${row.proposal}`, '[data-sheet] img']);
        const card = page.getByRole('complementary', {
          name: t('card-name', { number: row.number }),
        });
        const field = card.getByRole('textbox', { name: t('card-reasons') }).first();
        await field.focus();
        const session = await page.context().newCDPSession(page);
        const half =
          'La réponse est mesurée, et le plan dit ce qui en tiendrait lieu si elle manquait. '
            .repeat(4)
            .trim();
        await session.send('Input.imeSetComposition', {
          text: half.slice(0, 40),
          selectionStart: 40,
          selectionEnd: 40,
        });
        // Longer than the wait before it is saved: the field is left alone meanwhile.
        await page.waitForTimeout(1600);
        await session.send('Input.insertText', { text: half });
        await page.keyboard.type(' End.');
        await page.waitForTimeout(1600);
        assert.equal(
          await field.inputValue(),
          `${half} End.`,
          'the caret stayed at the end of what was dictated',
        );
        const { criteria } = await host.call('review_get', { proposal: row.proposal });
        assert(
          criteria.some((one) => one.rationale === `${half} End.`),
          'and all of it is kept',
        );
      } finally {
        await walk.end().finally(() => host.stop());
      }
    },
  );
});
