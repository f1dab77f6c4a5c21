import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { fluent } from './fluent';
import { markdown } from './markdown';

// `base` is relative so that the same build is served by the window's own scheme and by the
// loopback host. Nothing is inlined: the content security policy allows neither inline styles
// nor data addresses for fonts.
export default defineConfig({
  base: './',
  plugins: [fluent(), markdown(), svelte()],
  build: {
    target: 'es2022',
    outDir: 'dist',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
  // The guide and its pictures lie in `docs`.
  server: { fs: { allow: ['..'] } },
  // Tests mount components, so they take the browser's build of Svelte.
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/test-setup.ts'],
    restoreMocks: true,
  },
});
