import { Link } from '@tanstack/react-router';
import { Apple, Coffee, Salad, Soup, TriangleAlert } from 'lucide-react';
import type { FoodAnalysisSummary } from '#workers/features/food/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useSeen } from '../../lib/use-seen.ts';
import { isAnalysing } from './meal-queries.ts';
import { MEAL_WORDS, mealTitle } from './meal-words.ts';
import { usePhotoUrl } from './photo-url.ts';

const GLYPHS = { breakfast: Coffee, lunch: Salad, dinner: Soup, snack: Apple };

/** The photo is fetched once the row comes into view: a long list would fetch them all. */
function Thumbnail({ meal }: { meal: FoodAnalysisSummary }) {
  const { isSeen, ref } = useSeen();
  const { url } = usePhotoUrl(meal.id, isSeen && meal.hasPhoto);
  const Glyph = GLYPHS[meal.meal];
  return (
    <span
      ref={ref}
      className="weave relative grid size-14 sm:size-16 shrink-0 place-items-center overflow-hidden rounded-md bg-sunken text-faint"
    >
      {url === null ? (
        <Glyph aria-hidden size={24} strokeWidth={1.6} />
      ) : (
        <img src={url} alt="" decoding="async" className="absolute inset-0 size-full object-cover" />
      )}
    </span>
  );
}

/** A meal in a list; the whole row leads to it. */
export function MealRow({
  meal,
  isOnThread = false,
  when,
}: {
  meal: FoodAnalysisSummary;
  /** Where there is room, the thread says the time. */
  isOnThread?: boolean;
  when: string;
}) {
  const t = useText();
  const format = useFormat();
  const needsPerson = meal.state === 'failed' || (meal.state === 'ready' && meal.itemNames.length === 0);
  const kind = t(MEAL_WORDS[meal.meal]);
  const title = mealTitle(t, meal);
  const isCounted = meal.state === 'ready' && !needsPerson;
  const range = isCounted ? format.kcalRange(meal.energyKcal.low, meal.energyKcal.high) : null;
  return (
    <Link
      to="/meals/$mealId"
      params={{ mealId: meal.id }}
      className="flex h-full items-center gap-3 rounded-lg border border-line bg-surface p-2.5 pr-3.5 text-ink no-underline shadow-card transition-colors hover:border-edge"
    >
      <Thumbnail meal={meal} />
      <span className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3">
        <span className="figures text-sm text-soft">
          {title === kind ? (
            when
          ) : (
            <>
              {kind}
              <span className={isOnThread ? 'sm:hidden' : ''}> · {when}</span>
            </>
          )}
        </span>
        {isCounted && (
          <span className="figures text-right font-semibold">{format.kcal(meal.energyKcal.value)}</span>
        )}
        <span className="col-span-2 line-clamp-2 leading-snug font-medium first-letter:uppercase sm:col-span-1 sm:col-start-1">
          {title}
        </span>
        {range !== null && (
          <span className="figures col-span-2 text-xs text-faint sm:col-span-1 sm:text-right">{range}</span>
        )}
        {isAnalysing(meal.state) && (
          <span className="col-span-2 animate-breathe text-sm text-accent">{t('meal.analysing')}</span>
        )}
        {needsPerson && (
          <span className="col-span-2 flex items-center gap-1 text-sm text-notice">
            <TriangleAlert aria-hidden size={14} /> {t('meal.needsYou')}
          </span>
        )}
      </span>
    </Link>
  );
}

export function MealRowSkeleton() {
  return (
    <div aria-hidden className="h-[5.375rem] animate-breathe rounded-lg border border-line bg-surface" />
  );
}
