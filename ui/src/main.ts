// Starts the page: finds out which surroundings it has, and mounts the one component.
import { mount } from 'svelte';
import App from './App.svelte';
import { httpBridge } from './bridge/http';
import { inWindow, tauriBridge } from './bridge/tauri';
import { Paraph } from './state/paraph.svelte';
import './style/index.css';

const target = document.getElementById('paraph');
if (target) {
  const paraph = new Paraph(inWindow() ? tauriBridge() : httpBridge());
  mount(App, { target, props: { paraph } });
  void paraph.begin();
}
