import { Link } from '@tanstack/react-router';
import type { FoundEntry, JournalEntry } from '#workers/features/journal/schemas.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { EntryPhoto } from './entry-photo.tsx';
import { MoodFace } from './mood-face.tsx';
import { MOOD_WORDS, moodOf } from './mood-words.ts';

/** An entry in a list; the whole card leads to it. */
export function EntryCard({
  entry,
  when,
  foundBy = [],
  isOnThread = false,
}: {
  entry: JournalEntry;
  when: string;
  foundBy?: FoundEntry['foundBy'];
  /** Where there is room, the thread says the time. */
  isOnThread?: boolean;
}) {
  const t = useText();
  const mood = moodOf(entry.mood);
  const photo = entry.photos[0];
  const labels = [...entry.activities, ...entry.tags];
  return (
    <Link
      to="/journal/$entryId"
      params={{ entryId: entry.id }}
      className="flex items-start gap-3 rounded-lg border border-line bg-surface p-3.5 text-ink no-underline shadow-card transition-colors hover:border-edge"
    >
      <span className="mt-0.5 shrink-0">
        {mood === null ? (
          <span aria-hidden className="block size-7 rounded-full border-2 border-dashed border-edge/60" />
        ) : (
          <MoodFace mood={mood} size={28} />
        )}
      </span>
      <span className="grid min-w-0 flex-1 gap-1">
        <span className="figures flex flex-wrap gap-x-2 text-sm text-soft">
          <span>{mood === null ? t('journal.one') : t(MOOD_WORDS[mood])}</span>
          <span className={isOnThread ? 'sm:hidden' : ''}>
            <span aria-hidden>·</span> {when}
          </span>
          {foundBy.map((by) => (
            <span key={by} className="rounded-full bg-sunken px-2 text-xs leading-5 text-soft">
              {t(`journal.found.${by}`)}
            </span>
          ))}
        </span>
        {!entry.isReadable && <span className="text-sm text-notice">{t('journal.unreadable')}</span>}
        {entry.text !== '' && (
          <span dir="auto" className="line-clamp-3 leading-relaxed wrap-anywhere whitespace-pre-line">
            {entry.text}
            {entry.isExcerpt && ' …'}
          </span>
        )}
        {labels.length > 0 && (
          <span className="flex flex-wrap gap-1 pt-0.5">
            {labels.map((label) => (
              <span key={label} className="rounded-full bg-accent-soft px-2 text-xs leading-5 wrap-anywhere">
                {label}
              </span>
            ))}
          </span>
        )}
      </span>
      {photo !== undefined && <EntryPhoto photo={photo} isSmall />}
    </Link>
  );
}

export function EntryCardSkeleton() {
  return <div aria-hidden className="h-24 animate-breathe rounded-lg border border-line bg-surface" />;
}
