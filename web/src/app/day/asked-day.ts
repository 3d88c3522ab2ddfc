import { type LocalDay, parseLocalDay } from '#workers/kernel/local-day.ts';

/** The day that an address asks for: today where it names none, or one that is still to come. */
export function askedDay(asked: string | undefined, today: LocalDay): LocalDay {
  const day = asked === undefined ? null : parseLocalDay(asked);
  return day === null || day > today ? today : day;
}
