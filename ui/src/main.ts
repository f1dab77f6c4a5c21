// Starts the page: finds out which surroundings it has, and mounts the one component.
import { mount } from 'svelte';
import App from './App.svelte';
import { httpBridge } from './bridge/http';
import { inWindow, tauriBridge } from './bridge/tauri';
import { Paraph } from './state/paraph.svelte';
import './style/index.css';
import { number } from './words/format';
import { words } from './words/index.svelte';

const target = document.getElementById('paraph');
if (target) {
  // For the test that looks for cut words: each sentence a third longer.
  words.pseudo = new URLSearchParams(location.search).get('words') === 'pseudo';
  const paraph = new Paraph(inWindow() ? tauriBridge() : httpBridge());
  // Asked first, shown meanwhile.
  void paraph.begin();
  mount(App, { target, props: { paraph } });
  void document.fonts.load('1em "Inter Variable"');
  void document.fonts.load('1em "Source Serif 4 Variable"');
  // The first number reads the data of all languages, some 40 ms: while the work answers, and not after it.
  number(0);
}
