import i18next from 'i18next';

const language = () => i18next.language ?? 'es-CL';

/** Shops in Chile and Argentina write 15:30; the data of some browsers say otherwise. */
const clock = (): Intl.DateTimeFormatOptions => (language().startsWith('es') ? { hourCycle: 'h23' } : {});

export function formatDateTime(value: string | number | Date): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'short', timeStyle: 'short', ...clock() }).format(
    new Date(value),
  );
}

export function formatTime(value: string | number | Date): string {
  return new Intl.DateTimeFormat(language(), { timeStyle: 'short', ...clock() }).format(new Date(value));
}

/** A moment with its weekday and the name of its month, which no order of day and month makes another; '' for none. */
export function spellOut(value: string | Date): string {
  const moment = new Date(value);
  return Number.isNaN(moment.getTime())
    ? ''
    : new Intl.DateTimeFormat(language(), { dateStyle: 'full', timeStyle: 'short', ...clock() }).format(moment);
}

/** A date without a time of day, such as a business date: no zone may move it. */
export function formatDay(value: string): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${value}T00:00:00Z`),
  );
}

/** This moment with the device's offset, as the wire wants it. */
export function nowWithOffset(now: Date = new Date()): string {
  const offset = -now.getTimezoneOffset();
  const sign = offset < 0 ? '-' : '+';
  const two = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0');
  const local = new Date(now.getTime() + offset * 60_000).toISOString().slice(0, 23);
  return `${local}${sign}${two(offset / 60)}:${two(offset % 60)}`;
}
