import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

// The walls inside `src`: what a room may not name. `parts` knows no business, `paper` no screen,
// `views` reach the work only through `state`, and no view reaches into another.
const wall = (files, patterns) => ({
  files: files.map((room) => `src/${room}/**/*.{ts,svelte}`),
  ignores: ['**/*.test.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: '^@tauri-apps/', message: 'Only src/bridge names Tauri.' },
          ...patterns,
        ],
      },
    ],
  },
});
const not = (room, rooms, message) => ({
  regex: `(^|/)(${rooms})(/|$)`,
  message: `${room}: ${message}`,
});

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/bridge/generated.ts'] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
  },
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'SvelteAttribute[key.name="style"]',
          message: 'No inline styles: the content security policy has no unsafe-inline.',
        },
      ],
      'svelte/no-at-html-tags': 'error',
      // Keys are given where a list changes; a fixed list needs none.
      'svelte/require-each-key': 'off',
      // svelte-check is the judge of what must be ignored; this rule knows fewer of its warnings.
      'svelte/no-unused-svelte-ignore': 'off',
      'svelte/no-navigation-without-resolve': 'off',
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  wall(['parts'], [not('parts', 'state|views|bridge|words|paper', 'parts know no business.')]),
  wall(['paper'], [not('paper', 'state|views|bridge|words', 'paper knows pages, not screens.')]),
  wall(['words'], [not('words', 'state|views|bridge|parts|paper', 'words stand alone.')]),
  wall(['state'], [not('state', 'views|parts', 'state knows no screens.')]),
  wall(
    ['views'],
    [
      not('views', 'bridge', 'views reach the work through state.'),
      { regex: '^\\.\\./(?!\\.\\./)[a-z]+/', message: 'A view never imports another view.' },
    ],
  ),
);
