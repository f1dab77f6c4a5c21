// What every walk needs: the loopback host with a home of its own, a browser, the page's words in a
// language, and a look at accessibility. Nothing leaves the machine; a violation of the content security
// policy, an error on the page or a request elsewhere fails the walk.
import { spawn } from 'node:child_process';
import {
  mkdtempSync,
  readFileSync,
  readdirSync,
  existsSync,
  mkdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { chromium } from 'playwright-core';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** The policy that the window sets (src-tauri/tauri.conf.json), in the form for this host. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
].join('; ');

function serveBinary() {
  const given = process.env.PARAPH_SERVE_BIN;
  const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
  const found = [given, join(target, 'debug/paraph-serve')].find(
    (path) => path && existsSync(path),
  );
  assert(found, 'Build paraph-serve first, or name it in PARAPH_SERVE_BIN.');
  return found;
}

/** Starts the host; `open` is a file that Paraph is started with. */
export async function serve({
  home = mkdtempSync(join(tmpdir(), 'paraph-e2e-')),
  open,
  language = 'en',
} = {}) {
  const dist = process.env.PARAPH_DIST ?? join(root, 'ui/dist');
  assert(existsSync(join(dist, 'index.html')), `Build the page first: there is no ${dist}.`);
  const child = spawn(
    serveBinary(),
    ['--home', home, '--dist', dist, '--port', '0', ...(open ? ['--open', open] : [])],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      // The language of the system, which Paraph follows.
      env: {
        ...process.env,
        PARAPH_SAMPLE: join(root, 'samples/open-compute-2026'),
        LANGUAGE: '',
        LC_ALL: language === 'fr' ? 'fr_FR.UTF-8' : 'en_GB.UTF-8',
      },
    },
  );
  // A walk that fails half-way leaves no host behind, and none keeps the tests from ending.
  process.once('exit', () => child.kill('SIGKILL'));
  const address = await new Promise((done, fail) => {
    createInterface({ input: child.stdout }).once('line', done);
    child.once('exit', (code) => fail(new Error(`paraph-serve ended with ${code}`)));
  });
  child.unref();
  child.stdout.unref();
  return {
    address: String(address).trim(),
    home,
    async call(name, body = {}) {
      const response = await fetch(`${this.address}rpc/${name}`, {
        method: 'POST',
        body: JSON.stringify(body),
      });
      const answer = await response.json();
      if (!response.ok) throw new Error(`${name}: ${answer.message} ${answer.hint}`);
      return answer;
    },
    stop() {
      child.kill();
      if (!process.env.PARAPH_KEEP) rmSync(home, { recursive: true, force: true });
    },
    /** As pulling the plug: nothing is told to it. */
    kill() {
      child.kill('SIGKILL');
    },
  };
}

/** The page's own words, so that one walk goes in every language. */
export function wordsOf(language) {
  const bundle = new FluentBundle(language === 'fr' ? 'fr-FR' : 'en-GB', { useIsolating: false });
  const folder = join(root, 'ui/src/words', language);
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.ftl')) {
      bundle.addResource(new FluentResource(readFileSync(join(folder, name), 'utf8')));
    }
  }
  return (id, args) => {
    const message = bundle.getMessage(id);
    assert(message?.value, `There is no message ${id} in ${language}.`);
    return bundle.formatPattern(message.value, args, []);
  };
}

let shared;
async function browser() {
  shared ??= await chromium.launch({
    executablePath: process.env.PARAPH_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
  });
  return shared;
}
export async function closeBrowser() {
  await shared?.close();
  shared = undefined;
}

/**
 * How a walk looks where it does not say so itself: `light` or `dark`, a size, and the size of the text, as in
 * `dark-1280x720` and `light-1280x720-200`. The script that takes the pictures walks in several.
 */
const [LOOK_SCHEME, LOOK_SIZE, LOOK_TEXT] = (process.env.PARAPH_LOOK ?? 'light-1280x720').split(
  '-',
);

/** A page on the host, watched for everything that must not happen. */
export async function open(
  host,
  { language = 'en', scheme = LOOK_SCHEME, size = LOOK_SIZE.split('x').map(Number) } = {},
) {
  if (LOOK_TEXT) await host.call('settings_set', { text_size: Number(LOOK_TEXT) });
  const context = await (
    await browser()
  ).newContext({
    viewport: { width: size[0], height: size[1] },
    colorScheme: scheme,
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(`error on the page: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) {
      wrong.push(`console: ${message.text()}`);
    }
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!/^(127\.0\.0\.1|localhost)$/.test(url.hostname)) wrong.push(`request to ${url.hostname}`);
  });
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.continue();
    const response = await route.fetch();
    return route.fulfill({
      response,
      headers: { ...response.headers(), 'content-security-policy': POLICY },
    });
  });
  await page.goto(host.address);
  // The first screen has settled: what a walk does next is not overtaken by it.
  await page.locator('main > *').first().waitFor();
  await page.waitForTimeout(500);
  return {
    page,
    t: wordsOf(language),
    /** Ends the walk: whatever went wrong is told. */
    async end() {
      await context.close();
      assert.deepEqual(wrong, [], 'nothing may go wrong behind the walk');
    },
  };
}

/** Nothing that axe finds, in the scheme at hand. */
export async function accessible(page, what) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    // The page's policy forbids nothing that axe does; it only reads.
    const result = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { region: { enabled: true } },
    });
    return result.violations.map((violation) => ({
      id: violation.id,
      help: violation.help,
      where: violation.nodes
        .slice(0, 4)
        .map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    }));
  });
  assert.deepEqual(found, [], `axe finds nothing on ${what}`);
}

/** A picture for whoever looks, when PARAPH_PICTURES names a folder; small ones where a look is asked for. */
export async function picture(page, name) {
  const folder = process.env.PARAPH_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  if (!process.env.PARAPH_LOOK) {
    await page.screenshot({ path: join(folder, `${name}.png`) });
    return;
  }
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 40 });
  await session.detach();
  writeFileSync(join(folder, `${name}.webp`), Buffer.from(data, 'base64'));
}

/** Waits for what must come true soon. */
export async function until(holds, why, wait = 8000) {
  const end = Date.now() + wait;
  while (Date.now() < end) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 60));
  }
  assert.fail(why);
}

/** A press of a key by its place, printing what another layout prints there. */
export async function pressAs(page, code, key) {
  const session = await page.context().newCDPSession(page);
  for (const type of ['keyDown', 'keyUp']) {
    await session.send('Input.dispatchKeyEvent', {
      type,
      code,
      key,
      ...(type === 'keyDown' ? { text: key } : {}),
    });
  }
  await session.detach();
}

export const samplePdfs = () => {
  const folder = join(root, 'samples/open-compute-2026/pdf');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.pdf'))
    .sort()
    .map((name) => join(folder, name));
};
