import type { JournalEntry } from '#workers/features/journal/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { EntryCard, EntryCardSkeleton } from './entry-card.tsx';

/** Entries under the day they are of. */
export function JournalList({ entries }: { entries: readonly JournalEntry[] }) {
  const format = useFormat();
  const days = [...new Set(entries.map((entry) => entry.localDay))];
  return (
    <div className="grid gap-6">
      {days.map((day) => (
        <section key={day} className="grid gap-2">
          <h2 className="px-1 text-base font-semibold">{format.day(day)}</h2>
          <ul className="grid gap-2">
            {entries
              .filter((entry) => entry.localDay === day)
              .map((entry) => (
                <li key={entry.id}>
                  <EntryCard entry={entry} when={format.time(entry.occurredAt)} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

export function JournalListSkeleton() {
  return (
    <div className="grid gap-2">
      {['a', 'b', 'c', 'd'].map((key) => (
        <EntryCardSkeleton key={key} />
      ))}
    </div>
  );
}
