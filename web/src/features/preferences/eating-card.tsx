import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  ALLERGENS,
  CUISINES,
  DIETS,
  GOALS,
  MEALS,
  type PatchPreferences,
} from '#workers/features/preferences/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { ApiError } from '../../lib/api/api-error.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { buttonLook } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Card } from '../../ui/page.tsx';
import { Problem, useProblemText } from '../../ui/problem.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';
import { Choices } from './choices.tsx';
import { DislikesField } from './dislikes-field.tsx';
import { eatingQuery, useChangeEating } from './eating-queries.ts';
import { LaterNotice } from './later-notice.tsx';

/** What a member eats, avoids and aims for; a choice holds at once. */
export function EatingCard() {
  const t = useText();
  const notice = useNotice();
  const problemText = useProblemText();
  const eating = useQuery(eatingQuery(useApi()));
  const change = useChangeEating();
  const save = (chosen: PatchPreferences) =>
    change.mutate(chosen, {
      onError: (error) => {
        if (!needsConsent(error)) notice(problemText(error), { isProblem: true });
      },
    });
  if (eating.isPending)
    return (
      <>
        <LoadingWord text={t('common.loading')} />
        <Skeleton className="h-96 rounded-lg!" />
      </>
    );
  if (eating.isError) return <Problem error={eating.error} onRetry={() => eating.refetch()} />;
  const { diets, allergens, dislikes, cuisines, goals, mealTimes, isOfLaterRelease } = eating.data;
  return (
    <Card className="grid gap-6">
      <div className="grid gap-1">
        <h2 className="text-lg">{t('preferences.eating')}</h2>
        <p className="text-soft">{t('preferences.eatingText')}</p>
      </div>
      <LaterNotice read={eating.data} />
      <fieldset disabled={isOfLaterRelease} className="grid min-w-0 gap-6 disabled:opacity-70">
        <Choices
          label={t('preferences.diets')}
          chosen={diets}
          onChange={(chosen) => save({ diets: chosen })}
          options={DIETS.map((value) => ({ value, label: t(`preferences.diet.${value}`) }))}
        />
        <div className="grid gap-3">
          <Choices
            label={t('preferences.allergens')}
            hint={t('preferences.allergensHint')}
            chosen={allergens}
            onChange={(chosen) => save({ allergens: chosen })}
            options={ALLERGENS.map((value) => ({ value, label: t(`preferences.allergen.${value}`) }))}
          />
          {needsConsent(change.error) && (
            <div role="alert" className="grid justify-items-start gap-2 rounded-md bg-notice-soft p-3">
              <p>{t('preferences.consentNeeded')}</p>
              <Link to="/settings/consents" className={buttonLook('plain', 'small')}>
                {t('preferences.toConsents')}
              </Link>
            </div>
          )}
        </div>
        <DislikesField dislikes={dislikes} onChange={(chosen) => save({ dislikes: chosen })} />
        <Choices
          label={t('preferences.cuisines')}
          chosen={cuisines}
          onChange={(chosen) => save({ cuisines: chosen })}
          options={CUISINES.map((value) => ({ value, label: t(`preferences.cuisine.${value}`) }))}
        />
        <Choices
          label={t('preferences.goals')}
          chosen={goals}
          onChange={(chosen) => save({ goals: chosen })}
          options={GOALS.map((value) => ({ value, label: t(`preferences.goal.${value}`) }))}
        />
        <fieldset className="grid gap-2">
          <legend className="mb-2 text-sm font-medium text-soft">{t('preferences.mealTimes')}</legend>
          <div className="grid gap-3 sm:grid-cols-3">
            {MEALS.map((meal) => (
              <TextField
                key={meal}
                type="time"
                label={t(`preferences.meal.${meal}`)}
                defaultValue={mealTimes[meal] ?? ''}
                onBlur={({ target: { value } }) => {
                  const time = value === '' ? null : value;
                  if (time !== mealTimes[meal]) save({ mealTimes: { ...mealTimes, [meal]: time } });
                }}
              />
            ))}
          </div>
        </fieldset>
      </fieldset>
    </Card>
  );
}

/** Allergens are health data, which wants its own consent. */
function needsConsent(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'DAY-USER-1002';
}
