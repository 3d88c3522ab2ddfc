import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { WellnessScore } from '#workers/features/wellness/schemas.ts';
import { addDays, type LocalDay, localDayOf } from '#workers/kernel/local-day.ts';
import { meQuery } from '../../features/account/me-queries.ts';
import { historyFigures } from '../../features/wellness/history-figures.ts';
import { PartList } from '../../features/wellness/part-list.tsx';
import { ScoreExport } from '../../features/wellness/score-export.tsx';
import { ScoreHistory } from '../../features/wellness/score-history.tsx';
import { ScoreRing } from '../../features/wellness/score-ring.tsx';
import { scoreQuery, scoresQuery } from '../../features/wellness/wellness-queries.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { buttonLook } from '../../ui/button.tsx';
import { DaySteps } from '../../ui/day-steps.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';
import { askedDay } from '../day/asked-day.ts';

const route = getRouteApi('/member/wellness');

/** The score of a day, what it is made of, and the days before. Day and span stand in the address. */
export function WellnessScreen() {
  const t = useText();
  const format = useFormat();
  const today = localDayOf(new Date(), format.timeZone);
  const search = route.useSearch();
  const day = askedDay(search.day, today);
  const score = useQuery(scoreQuery(useApi(), day));
  return (
    <Page
      isWide
      title={t('wellness.title')}
      lead={format.day(day)}
      actions={<DaySteps to="/wellness" day={day} today={today} />}
    >
      <div className="grid gap-5">
        {score.isPending && (
          <div>
            <LoadingWord text={t('common.loading')} />
            <Skeleton className="h-80 rounded-lg!" />
          </div>
        )}
        {score.isError && <Problem error={score.error} onRetry={() => score.refetch()} />}
        {score.data !== undefined && <DayScoreCard score={score.data} />}
        <HistoryCard day={day} today={today} span={search.span ?? 30} />
      </div>
    </Page>
  );
}

function DayScoreCard({ score }: { score: WellnessScore }) {
  const t = useText();
  const known = score.parts.filter(({ points }) => points !== null).length;
  return (
    <Card className="grid gap-6 md:grid-cols-[14rem_minmax(0,1fr)] md:gap-8">
      <div className="grid content-start justify-items-center gap-3 text-center">
        <div className="w-44">
          <ScoreRing score={score.score} />
        </div>
        {score.score === null ? (
          <>
            <p className="font-display text-lg font-semibold">{t('wellness.noScore')}</p>
            <p className="text-sm text-soft">
              {t('wellness.noScoreText', { known, needed: score.partsNeeded })}
            </p>
          </>
        ) : (
          <p className="text-sm text-soft">{t('wellness.knownOf', { known, all: score.parts.length })}</p>
        )}
        {score.isProvisional && <p className="text-sm text-faint">{t('wellness.provisional')}</p>}
        <Link to="/wellness/how" className={buttonLook('plain', 'small')}>
          {t('wellness.how')}
        </Link>
      </div>
      <div className="grid content-start gap-4">
        <h2 className="text-lg">{t('wellness.reasons')}</h2>
        <PartList parts={score.parts} hasScore={score.score !== null} />
      </div>
    </Card>
  );
}

const SPANS = [30, 90, 365] as const;
type Span = (typeof SPANS)[number];

function HistoryCard({ day, today, span }: { day: LocalDay; today: LocalDay; span: Span }) {
  const t = useText();
  const navigate = useNavigate();
  const to = day > addDays(today, -span) ? today : day;
  const from = addDays(to, 1 - span);
  const api = useApi();
  const scores = useQuery(scoresQuery(api, from, to));
  const me = useQuery(meQuery(api));
  return (
    <Card className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg">{t('wellness.history')}</h2>
        <Segmented
          label={t('wellness.span')}
          isLabelHidden
          value={String(span)}
          options={SPANS.map((days) => ({ value: String(days), label: t(`wellness.span${days}`) }))}
          onChange={(next) => {
            const chosen = SPANS.find((days) => String(days) === next) ?? 30;
            void navigate({
              to: '/wellness',
              search: (before) => ({ ...before, span: chosen }),
              replace: true,
            });
          }}
        />
      </div>
      {scores.isPending && <Skeleton className="h-44" />}
      {scores.isError && <Problem error={scores.error} onRetry={() => scores.refetch()} />}
      {scores.data !== undefined && (
        <ScoreHistory figures={historyFigures(scores.data, { from, to })} selected={day} />
      )}
      {me.data !== undefined && <ScoreExport isPremium={me.data.plan === 'premium'} />}
    </Card>
  );
}
