// Every screen with something on it, and what can be wrong with how words stand there: for the checks that go through all of them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, serve } from './support.js';

/** A desk with the sample call on it: one proposal scored, one withdrawn, one handed in. */
export async function desk(language, settings = {}) {
  const host = await serve({ language });
  await host.call('sample_open');
  await host.call('me_set', { name: 'Ada Martin', email: 'ada.martin@lyceum.example' });
  await host.call('promise_set', { given: true });
  const { rows } = await host.call('conflicts_list');
  for (const [index, row] of rows.entries()) {
    const last = index === rows.length - 1;
    await host.call('conflict_declare', {
      proposal: row.proposal,
      tie: last ? 'recused' : 'none',
      ...(last ? { ground: 'other' } : {}),
    });
  }
  const list = (await host.call('proposals_list', {})).rows.filter((row) => row.tie === 'none');
  for (const row of list.slice(0, 3)) {
    for (const one of (await host.call('review_get', { proposal: row.proposal })).criteria) {
      await host.call('score_set', { proposal: row.proposal, criterion: one.criterion, step: 3 });
    }
  }
  await host.call('settings_set', settings);
  const [first] = list;
  const places = [
    ['start', 'main'],
    ['declare', 'main h1'],
    ['proposals', '[role=grid] [data-key]'],
    ['proposals?as=scores', 'main table'],
    [`read/${first.proposal}`, '[data-sheet] img'],
    [`read/${first.proposal}?view=text`, 'main article, main [role=document], main h2'],
    [`read/${rows.at(-1).proposal}`, 'main'],
    ['compare?way=two', 'main [data-sheet]'],
    ['compare?way=columns', 'main table'],
    ['compare?way=criterion', 'main li[data-proposal]'],
    ['hand-in', 'main h1'],
    ['history', 'main h1'],
    ['settings', 'main h1'],
    ['help', 'main h1'],
    ['help/chair', 'main h1'],
    ['help/verifier', 'main h1'],
    ['help/administrator', 'main h1'],
    ['help/lost', 'main h1'],
    ['help/promises', 'main h1'],
  ];
  return { host, places };
}

/** The sample committee, made anew: its folder, and a host on which its office is open. */
export async function committee(language) {
  const bin = process.env.PARAPH_BIN;
  assert(bin, 'PARAPH_BIN names the command that makes the sample committee.');
  const made = join(mkdtempSync(join(tmpdir(), 'paraph-committee-')), 'committee');
  execFileSync(bin, [
    'sample-committee',
    made,
    '--sample',
    join(root, 'samples/open-compute-2026'),
  ]);
  const home = join(made, 'chair');
  const file = readdirSync(home).find((name) => name.endsWith('.paraph-office'));
  const host = await serve({ home, language });
  await host.call('workspace_open', { path: join(home, file) });
  return { made, host };
}

/** The sample committee's office, from its call to what it publishes. */
export async function office(language, settings = {}) {
  const { host } = await committee(language);
  await host.call('settings_set', settings);
  const places = ['call', 'people', 'received', 'ranking', 'publish', 'history', 'settings'].map(
    (name) => [name, 'main h1'],
  );
  return { host, places };
}

/** Goes to a place and waits until what belongs there is there and stands still. */
export async function at(page, [place, sign]) {
  await page.evaluate((hash) => (location.hash = hash), `#/${place}`);
  await page.locator(sign).first().waitFor({ state: 'attached' });
  await page.waitForTimeout(500);
}

/**
 * Words that somebody cannot read: cut off by a box that hides what is too long, sticking out of their control, or beside the
 * window. What can be scrolled to, what is hidden on purpose and a person's own text on two lines are none of them.
 */
export function cutWords(page) {
  return page.evaluate(() => {
    const found = [];
    const name = (element) =>
      `${element.tagName.toLowerCase()}${[...element.classList].map((one) => `.${one}`).join('')}`;
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > wide + 1)
      found.push('the whole window scrolls sideways');
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data.trim();
      const own = node.parentElement;
      if (
        !text ||
        !own ||
        own.closest('script, style, option, .hidden-words, [data-cut="may"], .words, [inert]')
      )
        continue;
      const style = getComputedStyle(own);
      if (style.visibility !== 'visible' || style.opacity === '0') continue;
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
      if (boxes.length === 0) continue;
      const left = Math.min(...boxes.map((box) => box.left));
      const right = Math.max(...boxes.map((box) => box.right));
      const top = Math.min(...boxes.map((box) => box.top));
      const bottom = Math.max(...boxes.map((box) => box.bottom));
      let sideways = false;
      let down = false;
      for (let box = own; box && box !== document.documentElement; box = box.parentElement) {
        const of = getComputedStyle(box);
        if (of.clipPath !== 'none' || of.position === 'fixed') break;
        const edge = box.getBoundingClientRect();
        if (/auto|scroll/.test(of.overflowX) && box.scrollWidth > box.clientWidth + 1)
          sideways = true;
        if (/auto|scroll/.test(of.overflowY)) down = true;
        const clamped = of.webkitLineClamp !== 'none';
        if (
          !sideways &&
          !clamped &&
          of.overflowX !== 'visible' &&
          of.display !== 'inline' &&
          (right > edge.right + 1.5 || left < edge.left - 1.5)
        ) {
          found.push(`“${text}” is cut sideways by ${name(box)}`);
          break;
        }
        if (
          !down &&
          !clamped &&
          /hidden|clip/.test(of.overflowY) &&
          of.display !== 'inline' &&
          (bottom > edge.bottom + 4 || top < edge.top - 4)
        ) {
          found.push(`“${text}” is cut below by ${name(box)}`);
          break;
        }
        // A control that its own words leave.
        if (
          /^(BUTTON|A|LABEL|TH|SUMMARY)$/.test(box.tagName) &&
          of.display !== 'inline' &&
          (right > edge.right + 2 || left < edge.left - 2)
        ) {
          found.push(`“${text}” sticks out of ${name(box)}`);
          break;
        }
      }
      if (!sideways && (right > innerWidth + 1 || left < -1))
        found.push(`“${text}” stands beside the window`);
    }
    return [...new Set(found)];
  });
}

/** What can be pressed and is smaller than 24 by 24, unless it stands in a line of text or keeps its distance (WCAG 2.5.8). */
export function smallTargets(page) {
  return page.evaluate(() => {
    const all = [
      ...document.querySelectorAll(
        'a[href], button, input, select, summary, [role=button], [role=radio], [role=tab], [role=checkbox]',
      ),
    ]
      .filter(
        (one) =>
          one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !one.disabled,
      )
      .map((one) => {
        // A box with a label is pressed anywhere on both.
        const whole = one.matches('input') ? (one.closest('label') ?? one) : one;
        return { one, box: whole.getBoundingClientRect() };
      })
      .filter(({ box, one }) => box.width > 1 && box.height > 1 && !one.closest('.hidden-words'));
    return all
      .filter(({ one, box }) => {
        if (box.width >= 24 && box.height >= 24) return false;
        if (getComputedStyle(one).display === 'inline' && one.closest('p, li, dd, td'))
          return false;
        // A circle of 24 around its middle that meets no other target.
        const x = box.left + box.width / 2;
        const y = box.top + box.height / 2;
        return all.some((other) => {
          if (other.one === one || other.one.contains(one) || one.contains(other.one)) return false;
          const dx = Math.max(other.box.left - x, 0, x - other.box.right);
          const dy = Math.max(other.box.top - y, 0, y - other.box.bottom);
          return Math.hypot(dx, dy) < 12;
        });
      })
      .map(
        ({ one, box }) =>
          `${one.tagName} ${one.getAttribute('aria-label') ?? one.textContent.trim().slice(0, 40)} is ${Math.round(box.width)} by ${Math.round(box.height)}`,
      );
  });
}

/** Controls whose words on the screen are not in the name that is spoken, which somebody who dictates cannot press (WCAG 2.5.3). */
export function otherwiseNamed(page) {
  return page.evaluate(() => {
    const plain = (text) =>
      text
        .replace(/[,;:.…]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
        .toLowerCase();
    return [
      ...document.querySelectorAll(
        'a[href][aria-label], button[aria-label], [role=tab][aria-label], [role=radio][aria-label], input[aria-label], summary[aria-label], button[aria-labelledby], a[href][aria-labelledby]',
      ),
    ]
      .filter((one) => one.checkVisibility())
      .map((one) => {
        const shown = plain(one.innerText ?? '');
        const by = one.getAttribute('aria-labelledby');
        const spoken = plain(
          by
            ? by
                .split(' ')
                .map((id) => document.getElementById(id)?.textContent ?? '')
                .join(' ')
            : (one.getAttribute('aria-label') ?? ''),
        );
        return { shown, spoken };
      })
      .filter(({ shown, spoken }) => /\p{L}{2,}/u.test(shown) && !spoken.includes(shown))
      .map(({ shown, spoken }) => `shows “${shown}”, is called “${spoken}”`);
  });
}
