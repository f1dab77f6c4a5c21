// Takes the pictures of docs/pictures: the walks are walked in several looks, in both languages, and leave a picture of
// each screen and state. PARAPH_PICTURES names the folder; it gets one folder a look and a page that shows them.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LOOKS = {
  'light-1280x720': 'Light, 1280×720',
  'dark-1280x720': 'Dark, 1280×720',
  'light-1920x1080': 'Light, 1920×1080',
  'light-1280x720-200': 'Text at 200 %, 1280×720',
};
const WALKS = ['reviewer', 'screens', 'committee', 'chairs'];
const MOST = 12_000_000;

const folder = process.env.PARAPH_PICTURES;
if (!folder) {
  console.error('PARAPH_PICTURES names the folder for the pictures.');
  process.exit(2);
}
const here = fileURLToPath(new URL('.', import.meta.url));
let good = true;
for (const look of Object.keys(LOOKS)) {
  console.log(`\n${LOOKS[look]}`);
  rmSync(join(folder, look), { recursive: true, force: true });
  for (const walk of WALKS) {
    const { status } = spawnSync(
      process.execPath,
      ['--test', '--test-concurrency=1', '--test-reporter=spec', `walks/${walk}.test.js`],
      {
        cwd: here,
        stdio: 'inherit',
        env: { ...process.env, PARAPH_LOOK: look, PARAPH_PICTURES: join(folder, look) },
      },
    );
    if (status !== 0) {
      console.error(`The ${walk} walk failed in this look.`);
      good = false;
    }
  }
}

const taken = Object.keys(LOOKS).map((look) => {
  try {
    return [look, readdirSync(join(folder, look)).sort()];
  } catch {
    return [look, []];
  }
});
const names = [...new Set(taken.flatMap(([, files]) => files))].sort();
const bytes = taken.reduce(
  (sum, [look, files]) =>
    sum + files.reduce((part, file) => part + statSync(join(folder, look, file)).size, 0),
  0,
);
const lines = [
  '# Every screen',
  '',
  'Made by `cargo xtask pictures`; none of it by hand. One line a screen and language, one column a look.',
  '',
  `| |${taken.map(([look]) => ` ${LOOKS[look]} |`).join('')}`,
  `|---|${taken.map(() => '---|').join('')}`,
  ...names.map(
    (name) =>
      `| ${name.replace('.webp', '')} |${taken
        .map(([look, files]) =>
          files.includes(name) ? ` [![](${look}/${name})](${look}/${name}) |` : ' |',
        )
        .join('')}`,
  ),
  '',
];
writeFileSync(join(folder, 'README.md'), lines.join('\n'));
const count = taken.reduce((sum, [, files]) => sum + files.length, 0);
console.log(`\n${count} pictures, ${(bytes / 1e6).toFixed(1)} MB`);
if (bytes > MOST) {
  console.error(`That is more than ${MOST / 1e6} MB; a clone should stay small.`);
  good = false;
}
process.exit(good ? 0 : 1);
