// Numbers, money, dates and places in the language of the moment. Times come as RFC 3339 in UTC and
// are shown in a named zone, always with it where a deadline is meant.
import { words } from './index.svelte';

function locale(): string {
  return words.language === 'fr' ? 'fr-FR' : 'en-GB';
}

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n${locale()}${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(locale(), options)));
  return format as Intl.NumberFormat;
}

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `d${locale()}${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(locale(), options)));
  return format as Intl.DateTimeFormat;
}

export function number(value: number, digits = 0): string {
  return numbers({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/** An amount in the call's smallest unit; `digits` of it stand behind the point, shown if not zero. */
export function amount(value: number, digits = 0): string {
  const scale = 10 ** digits;
  return value % scale === 0
    ? numbers({ maximumFractionDigits: 0 }).format(value / scale)
    : number(value / scale, digits);
}

/** An amount with its unit: a currency sign where the code is one, the code itself otherwise. */
export function money(value: number, unit: { code: string; digits: number }): string {
  if (/^[A-Z]{3}$/.test(unit.code)) {
    try {
      const whole = value % 10 ** unit.digits === 0;
      return numbers({
        style: 'currency',
        currency: unit.code,
        currencyDisplay: 'narrowSymbol',
        minimumFractionDigits: whole ? 0 : unit.digits,
        maximumFractionDigits: whole ? 0 : unit.digits,
      }).format(value / 10 ** unit.digits);
    } catch {
      // Three capitals that are no currency: shown as any other unit.
    }
  }
  return `${amount(value, unit.digits)} ${unit.code}`;
}

export function bytes(value: number): string {
  const units =
    words.language === 'fr' ? ['octets', 'Ko', 'Mo', 'Go'] : ['bytes', 'KB', 'MB', 'GB'];
  let step = 0;
  let rest = value;
  while (rest >= 1000 && step < units.length - 1) {
    rest /= 1000;
    step += 1;
  }
  return `${number(rest, step > 1 && rest < 10 ? 1 : 0)} ${units[step] ?? ''}`;
}

/** The hour alone where it is today, the day and the hour otherwise. */
export function moment(time: string, now = new Date()): string {
  const at = new Date(time);
  if (Number.isNaN(at.valueOf())) return time;
  if (at.toDateString() === now.toDateString()) return clock(at);
  const sameYear = at.getFullYear() === now.getFullYear();
  const day = dates({
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at);
  return `${day} ${clock(at)}`;
}

export function day(time: string, zone?: string): string {
  return dates({
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...(zone ? { timeZone: zone } : {}),
  }).format(new Date(time));
}

export function clock(at: Date, zone?: string): string {
  const text = dates({
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(zone ? { timeZone: zone } : {}),
  }).format(at);
  return words.language === 'fr' ? text.replace(':', ' h ') : text;
}

/** A deadline: weekday, day, hour, and the zone by its city. */
export function deadline(time: string, zone: string): { day: string; hour: string; place: string } {
  const at = new Date(time);
  const known = zoneOrUtc(zone);
  return {
    day: dates({ weekday: 'long', day: 'numeric', month: 'long', timeZone: known }).format(at),
    hour: clock(at, known),
    place: city(known),
  };
}

/** Whole days from now until then, in the deadline's zone: 0 is today. */
export function daysUntil(time: string, zone: string, now = new Date()): number {
  const known = zoneOrUtc(zone);
  const date = (at: Date) => {
    const parts = new Intl.DateTimeFormat('en-CA', { timeZone: known }).format(at);
    return Date.parse(`${parts}T00:00:00Z`);
  };
  return Math.round((date(new Date(time)) - date(now)) / 86_400_000);
}

function zoneOrUtc(zone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}

function city(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** A list in words: `A, B and C`. */
export function list(items: readonly string[]): string {
  return new Intl.ListFormat(locale(), { style: 'long', type: 'conjunction' }).format(items);
}

/** The same with *or*. */
export function listOr(items: readonly string[]): string {
  return new Intl.ListFormat(locale(), { style: 'long', type: 'disjunction' }).format(items);
}

/** The day and the hour, always both. */
export function dayAndHour(time: string): string {
  const at = new Date(time);
  if (Number.isNaN(at.valueOf())) return time;
  return `${dates({ day: 'numeric', month: 'short' }).format(at)} ${clock(at)}`;
}

export function compareText(a: string, b: string): number {
  return a.localeCompare(b, locale(), { numeric: true, sensitivity: 'base' });
}
