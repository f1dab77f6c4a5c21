// What people type into fields of a call: amounts and times, read without guessing and written back as
// they will be understood.

/** An amount in the smallest unit, or nothing where the text is no amount. Blanks and apostrophes group. */
export function parseAmount(text: string, digits: number): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f'’]/g, '');
  const match = /^(\d+)(?:[.,](\d+))?$/.exec(
    /^\d{1,3}(,\d{3})+$/.test(plain) ? plain.replaceAll(',', '') : plain,
  );
  if (!match) return undefined;
  const behind = match[2] ?? '';
  if (behind.length > digits) return undefined;
  const value = Number(`${match[1] ?? ''}${behind.padEnd(digits, '0')}`);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** A time as it stands on a clock in a zone: `2026-12-12 23:59`. Empty where there is none. */
export function zoneText(time: string | null | undefined, zone: string): string {
  if (!time) return '';
  const at = new Date(time);
  if (Number.isNaN(at.valueOf())) return time;
  const part = wallClock(at, zone);
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}`;
}

/** The UTC time of such a text, or nothing where it is none. */
export function zoneTime(text: string, zone: string): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{1,2})[:h](\d{2}))?$/.exec(text.trim());
  if (!match) return undefined;
  const [, year, month, day, hour = '23', minute = '59'] = match;
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  if (Number.isNaN(wall) || new Date(wall).getUTCDate() !== Number(day)) return undefined;
  // The zone's distance from UTC at that moment; a second look catches the change of the clocks.
  let at = wall;
  for (let look = 0; look < 2; look += 1) {
    const part = wallClock(new Date(at), zone);
    const shown = Date.UTC(
      Number(part.year),
      Number(part.month) - 1,
      Number(part.day),
      Number(part.hour),
      Number(part.minute),
    );
    at += wall - shown;
  }
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

type Clock = Record<'year' | 'month' | 'day' | 'hour' | 'minute', string>;

function wallClock(at: Date, zone: string): Clock {
  const options: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  };
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
  } catch {
    format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  }
  const parts = Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, value]),
  );
  return parts as Clock;
}
