/** The wall clock of an instant in a zone, as `<input type="datetime-local">` writes it: 'YYYY-MM-DDTHH:mm'. */
export function wallClockOf(instant: Date, timeZone: string): string {
  const parts: Record<string, string> = {};
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  for (const part of format.formatToParts(instant)) parts[part.type] = part.value;
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/**
 * The instant at which a zone's clock shows `wallClock`. An hour that the clock leaves out moves on by the gap; of an
 * hour that comes twice it is the first.
 */
export function instantOf(wallClock: string, timeZone: string): Date {
  const wanted = Date.parse(`${wallClock}:00Z`);
  const offsetAt = (time: number) =>
    Date.parse(`${wallClockOf(new Date(time), timeZone)}:00Z`) - floorToMinute(time);
  const candidates = [wanted - offsetAt(wanted - 86_400_000), wanted - offsetAt(wanted + 86_400_000)];
  const exact = candidates.filter((time) => wallClockOf(new Date(time), timeZone) === wallClock);
  return new Date(exact.length > 0 ? Math.min(...exact) : Math.max(...candidates));
}

function floorToMinute(time: number): number {
  return Math.floor(time / 60_000) * 60_000;
}
