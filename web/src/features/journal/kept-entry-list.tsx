import { Link } from '@tanstack/react-router';
import { CloudOff, PencilLine, TriangleAlert } from 'lucide-react';
import { localDayOf } from '#workers/kernel/local-day.ts';
import { useAuth } from '../../lib/auth/auth-provider.tsx';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useWaitingDeeds } from '../../lib/offline/use-outbox.ts';
import { readDraft } from './entry-draft.ts';
import { type KeptEntry, keptDraft, keptEntries } from './kept-entry.ts';
import { MoodFace } from './mood-face.tsx';

/** A draft, and entries that wait to be sent. They need no network, so they are there at once. */
export function KeptEntryList() {
  const t = useText();
  const { userId } = useAuth();
  const waiting = keptEntries(useWaitingDeeds());
  const draft = keptDraft(readDraft(userId));
  if (draft === null && waiting.length === 0) return null;
  return (
    <section className="grid gap-2">
      <h2 className="px-1 text-base font-semibold">{t('journal.kept.title')}</h2>
      <ul className="grid gap-2">
        {draft !== null && (
          <li>
            <Link to="/journal/new" className={`${LOOK} text-ink no-underline hover:border-accent`}>
              <KeptWords entry={draft} />
            </Link>
          </li>
        )}
        {waiting.map((entry) => (
          <li key={entry.id} className={LOOK}>
            <KeptWords entry={entry} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const LOOK = 'flex items-start gap-3 rounded-lg border border-dashed border-edge/60 bg-surface p-3.5';

function KeptWords({ entry }: { entry: KeptEntry }) {
  const t = useText();
  return (
    <>
      <span className="mt-0.5 shrink-0">
        {entry.mood === null ? (
          <span aria-hidden className="block size-7 rounded-full border-2 border-dashed border-edge/60" />
        ) : (
          <MoodFace mood={entry.mood} size={28} />
        )}
      </span>
      <span className="grid min-w-0 flex-1 gap-1">
        <KeptState entry={entry} />
        {entry.mood !== null && <span className="sr-only">{t(`journal.mood.${entry.mood}`)}</span>}
        {entry.text !== '' && (
          <span dir="auto" className="line-clamp-3 leading-relaxed wrap-anywhere whitespace-pre-line">
            {entry.text}
          </span>
        )}
        {entry.labels.length > 0 && (
          <span className="flex flex-wrap gap-1 pt-0.5">
            {entry.labels.map((label) => (
              <span key={label} className="rounded-full bg-accent-soft px-2 text-xs leading-5 wrap-anywhere">
                {label}
              </span>
            ))}
          </span>
        )}
      </span>
    </>
  );
}

function KeptState({ entry: { occurredAt, refusal } }: { entry: KeptEntry }) {
  const t = useText();
  const format = useFormat();
  if (occurredAt === null) {
    return (
      <span className="flex items-center gap-1.5 text-sm text-soft">
        <PencilLine size={16} aria-hidden className="shrink-0" /> {t('journal.kept.draft')}
      </span>
    );
  }
  const Icon = refusal === null ? CloudOff : TriangleAlert;
  const when = `${format.day(localDayOf(new Date(occurredAt), format.timeZone), 'short')}, ${format.time(occurredAt)}`;
  return (
    <span className="figures flex items-start gap-1.5 text-sm text-soft">
      <Icon size={16} aria-hidden className="mt-0.5 shrink-0" />
      {when} · {refusal ?? t('journal.kept.waits')}
    </span>
  );
}
