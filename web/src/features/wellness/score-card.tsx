import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import type { WellnessPart } from '#workers/features/wellness/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { PartProblem } from '../../ui/part-problem.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { PART_ICONS } from './part-icons.ts';
import { PART_NAMES, reasonOf } from './part-words.ts';
import { ScoreRing } from './score-ring.tsx';
import { useFollowingScore } from './use-following-score.ts';
import { scoreQuery } from './wellness-queries.ts';

/** The score of a day and its reasons for the Today screen, leading to all of them. Its texts are the area 'wellness'. */
export function ScoreCard({ day }: { day: string }) {
  const t = useText();
  useFollowingScore();
  const asked = useQuery(scoreQuery(useApi(), day));
  if (asked.isPending) return <Skeleton className="h-52 rounded-lg! lg:h-100" />;
  if (asked.isError)
    return (
      <PartProblem text={t('wellness.failed')} error={asked.error} onRetry={() => void asked.refetch()} />
    );
  const { score, parts, partsNeeded, isProvisional } = asked.data;
  const known = parts.filter(({ points }) => points !== null).length;
  return (
    <section className="rounded-lg border border-line bg-surface shadow-card">
      <Link
        to="/wellness"
        search={isProvisional ? {} : { day }}
        className="group flex items-center gap-4 rounded-lg p-4 text-ink no-underline"
      >
        <span className="w-16 shrink-0">
          <ScoreRing score={score} size="small" />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block font-medium underline-offset-4 group-hover:underline">
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
      <ul className="grid grid-cols-2 gap-x-5 gap-y-3 px-4 pb-4 lg:grid-cols-1 lg:gap-y-4">
        {parts.map((part) => (
          <PartLine key={part.part} part={part} />
        ))}
      </ul>
    </section>
  );
}

function PartLine({ part }: { part: WellnessPart }) {
  const t = useText();
  const format = useFormat();
  const Icon = PART_ICONS[part.part];
  return (
    <li className="grid min-w-0 content-start gap-1">
      <p className="flex items-center justify-between gap-2 text-sm">
        <span className="flex min-w-0 items-center gap-1.5 font-medium">
          <Icon aria-hidden size={16} className="shrink-0 text-accent" />
          <span className="truncate">{t(PART_NAMES[part.part])}</span>
        </span>
        <span className="figures text-soft">
          {part.points === null ? (
            <>
              <span aria-hidden>–</span>
              <span className="sr-only">{t('wellness.takesNoSide')}</span>
            </>
          ) : (
            format.number(part.points)
          )}
        </span>
      </p>
      <span aria-hidden className="block h-1.5 overflow-hidden rounded-full bg-sunken text-accent">
        {part.points !== null && (
          <span className="block h-full rounded-full bg-current" style={{ width: `${part.points}%` }} />
        )}
      </span>
      <p className="text-xs text-soft max-lg:sr-only">{reasonOf(part, t, format)}</p>
    </li>
  );
}
