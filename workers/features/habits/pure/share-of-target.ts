export interface Target {
  kind: 'count' | 'minutes';
  amount: number;
  unit: string | null;
}

/** How much of a target was reached, 0 to 1; without a target a deed is whole. */
export function shareOfTarget(target: Target | null, amount: number): number {
  return target === null ? 1 : Math.min(1, Math.max(0, amount / target.amount));
}

const LONGEST_MINUTES = 24 * 60;

/** What a completion counts when nobody says how much: the minutes since the start, else all of the target. */
export function amountOf(target: Target | null, started: Date | null, now: Date): number {
  if (target === null) return 0;
  if (target.kind !== 'minutes' || started === null) return target.amount;
  const minutes = (now.getTime() - started.getTime()) / 60_000;
  return Math.round(Math.min(LONGEST_MINUTES, Math.max(0, minutes)) * 10) / 10;
}
