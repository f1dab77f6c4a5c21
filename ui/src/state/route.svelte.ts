// Where one is: a screen, and perhaps a proposal and a place in it. It lives in the address, so that
// going back and forward works as everywhere else.

export const SCREENS = [
  'start',
  'file',
  'declare',
  'proposals',
  'read',
  'compare',
  'hand-in',
  'call',
  'people',
  'received',
  'ranking',
  'publish',
  'history',
  'settings',
  'help',
] as const;
export type Screen = (typeof SCREENS)[number];

export interface Place {
  screen: Screen;
  /** A proposal's id, or what else the screen is about. */
  subject?: string | undefined;
  /** Page, mark, criterion, and the like. */
  at: Readonly<Record<string, string>>;
}

export function parsePlace(hash: string): Place | undefined {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [name, ...rest] = path.split('/');
  const screen = SCREENS.find((known) => known === name);
  if (!screen) return undefined;
  const subject = rest.length > 0 ? decodeURIComponent(rest.join('/')) : undefined;
  return { screen, subject, at: Object.fromEntries(new URLSearchParams(query)) };
}

export function placeHash(place: {
  screen: Screen;
  subject?: string | undefined;
  at?: Readonly<Record<string, string>>;
}): string {
  const query = new URLSearchParams(place.at ?? {}).toString();
  const subject = place.subject === undefined ? '' : `/${encodeURIComponent(place.subject)}`;
  return `#/${place.screen}${subject}${query ? `?${query}` : ''}`;
}

export class Route {
  place = $state.raw<Place>(parsePlace(location.hash) ?? { screen: 'start', at: {} });

  constructor() {
    window.addEventListener('hashchange', () => {
      this.place = parsePlace(location.hash) ?? this.place;
    });
  }

  get screen(): Screen {
    return this.place.screen;
  }

  go(screen: Screen, subject?: string, at: Readonly<Record<string, string>> = {}): void {
    const hash = placeHash({ screen, subject, at });
    if (hash === location.hash) this.place = { screen, subject, at };
    else {
      this.place = { screen, subject, at };
      location.hash = hash;
    }
  }

  /** The same place, remembered otherwise, without a step to go back to. */
  note(at: Readonly<Record<string, string>>): void {
    const place = { ...this.place, at: { ...this.place.at, ...at } };
    this.place = place;
    history.replaceState(null, '', placeHash(place));
  }
}
