// Work that is done again whenever something changed, at a pace that leaves the window free: one at a time,
// and after each a rest as long as eight such took, painting included. Somebody who works while two hundred files are read should
// not notice that lists are asked for again.

/** Milliseconds: several changes of one act are one. */
const SOON = 25;
/** Milliseconds: a window that is not shown paints nothing. */
const HIDDEN = 250;
/** Milliseconds: however long it took, no list is older than this while much changes. */
const LONGEST = 1000;

/** When what was done so far is on the screen. */
export function painted(): Promise<unknown> {
  const frame = new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return Promise.race([frame, new Promise((done) => setTimeout(done, HIDDEN))]);
}

export interface Pace {
  /** Something changed: the work is done soon, and once more if it is under way. */
  poke(): void;
  stop(): void;
}

export function paced(work: () => Promise<unknown>): Pace {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let [running, again, stopped] = [false, false, false];
  let rested = 0;

  function wait(): void {
    const rest = Math.max(SOON, rested - performance.now());
    waiting ??= setTimeout(() => void run(), rest);
  }
  async function run(): Promise<void> {
    waiting = undefined;
    [running, again] = [true, false];
    const began = performance.now();
    try {
      await work();
      await painted();
    } finally {
      running = false;
      const ended = performance.now();
      rested = ended + Math.min(8 * (ended - began), LONGEST);
      if (again && !stopped) wait();
    }
  }
  return {
    poke() {
      again = true;
      if (!running && !stopped) wait();
    },
    stop() {
      stopped = true;
      clearTimeout(waiting);
    },
  };
}
