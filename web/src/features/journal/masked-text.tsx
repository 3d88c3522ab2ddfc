import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JournalEntry, MaskedView } from '#workers/features/journal/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import type { Text } from '../../lib/intl/use-text.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Problem } from '../../ui/problem.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { maskedQuery } from './journal-queries.ts';

const PLACEHOLDER = /(\[[a-z]+\])/;

/** What leaves, or would leave, for an outside model: fetched when it is asked for. */
export function MaskedText({ entry }: { entry: JournalEntry }) {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className="rounded-lg border border-line bg-surface px-4 py-1 shadow-card sm:px-5"
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary className="min-h-11 cursor-pointer content-center font-display text-lg font-semibold">
        {t('journal.masked.show')}
      </summary>
      {isOpen && <Shown entry={entry} />}
    </details>
  );
}

function introOf(t: Text, { model, isAllowed, hasLeft }: MaskedView): string {
  if (hasLeft && model !== null) return t('journal.masked.left', { model });
  if (model === null) return t('journal.masked.none');
  return t(isAllowed ? 'journal.masked.would' : 'journal.masked.notAllowed', { model });
}

function Shown({ entry }: { entry: JournalEntry }) {
  const t = useText();
  const stamp = `${entry.updatedAt} ${entry.enrichment.reading?.by ?? ''}`;
  const masked = useQuery(maskedQuery(useApi(), entry.id, stamp));
  if (masked.isPending) return <Skeleton className="mb-4 h-24" />;
  if (masked.isError) return <Problem error={masked.error} onRetry={() => masked.refetch()} />;
  const { kinds } = masked.data;
  const list = kinds.map(({ kind, count }) => `${t(`journal.mask.${kind}`)} × ${count}`).join(', ');
  return (
    <div className="grid gap-3 pb-4">
      <p className="text-sm text-soft">{introOf(t, masked.data)}</p>
      <blockquote
        dir="auto"
        className="max-h-80 overflow-y-auto rounded-md bg-sunken p-3 leading-relaxed wrap-anywhere whitespace-pre-wrap"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
      >
        {masked.data.masked.split(PLACEHOLDER).map((part, at) =>
          PLACEHOLDER.test(part) ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other name
            <mark key={at} className="rounded-sm bg-notice-soft px-1 font-medium text-notice">
              {part}
            </mark>
          ) : (
            part
          ),
        )}
      </blockquote>
      <p className="text-sm text-faint">
        {kinds.length === 0 ? t('journal.masked.nothing') : t('journal.masked.counts', { list })}
      </p>
    </div>
  );
}
