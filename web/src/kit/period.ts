const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What lists take as `from` and `to`; days of the branch's calendar, both included. */
export interface Period {
  from?: string;
  to?: string;
}

/** A period of what a person chose or an address says; what is no day is left out. The server knows the calendar. */
export function periodOf(first: string | undefined, last: string | undefined): Period {
  const period: Period = {};
  if (isDay(first)) {
    period.from = first;
  }
  if (isDay(last)) {
    period.to = last;
  }
  return period;
}

function isDay(text: string | undefined): text is string {
  if (text === undefined || !DAY.test(text)) {
    return false;
  }
  const date = new Date(`${text}T00:00:00Z`);
  // 30 February is taken for 2 March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
