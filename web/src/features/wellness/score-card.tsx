import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ScoreRing } from './score-ring.tsx';
import { useFollowingScore } from './use-following-score.ts';
import { scoreQuery } from './wellness-queries.ts';

/** The score of a day for the Today screen, leading to its reasons. Its texts are the area 'wellness'. */
export function ScoreCard({ day }: { day: string }) {
  const t = useText();
  useFollowingScore();
  const asked = useQuery(scoreQuery(useApi(), day));
  if (asked.isPending) return <Skeleton className="h-24 rounded-lg!" />;
  // The day's own lists say that something is wrong; a second voice would not help.
  if (asked.isError) return null;
  const { score, parts, partsNeeded, isProvisional } = asked.data;
  const known = parts.filter(({ points }) => points !== null).length;
  return (
    <Link
      to="/wellness"
      search={isProvisional ? {} : { day }}
      className="flex items-center gap-4 rounded-lg border border-line bg-surface p-4 text-ink no-underline shadow-card transition-colors hover:border-edge"
    >
      <span className="w-16 shrink-0">
        <ScoreRing score={score} size="small" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-medium">
          {score === null ? t('wellness.noScore') : t(isProvisional ? 'wellness.today' : 'wellness.title')}
        </span>
        <span className="block text-sm text-soft">
          {score === null
            ? t('wellness.noScoreText', { known, needed: partsNeeded })
            : t('wellness.knownOf', { known, all: parts.length })}
        </span>
      </span>
      <ChevronRight aria-hidden size={20} className="shrink-0 text-faint" />
    </Link>
  );
}
