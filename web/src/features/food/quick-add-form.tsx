import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { type FoodAnalysis, type QuickMeal, quickMeal } from '#workers/features/food/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { ABOUT_OUTBOX } from '../../lib/offline/outbox.ts';
import { useDoOrKeep } from '../../lib/offline/use-outbox.ts';
import { instantOf } from '../../lib/zoned-time.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Card } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { mealKeys } from './meal-queries.ts';
import { MomentFields, type MomentText } from './moment-fields.tsx';
import { type ChosenFood, QuickFoods } from './quick-foods.tsx';

type Way = 'energy' | 'foods';

const named = z.object({
  name: z.string().trim().min(1).max(120),
  energyKcal: z.number({ error: 'number' }).min(0).max(10_000),
});

/** Sends what fits the server's own schema; null when it does not. */
function asQuickMeal(candidate: unknown): QuickMeal | null {
  const parsed = quickMeal.safeParse(candidate);
  return parsed.success ? parsed.data : null;
}

/** A meal without a photo: a name with its energy, or foods of the table. */
export function QuickAddForm() {
  const t = useText();
  const doOrKeep = useDoOrKeep();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const notice = useNotice();
  const { timeZone } = useFormat();
  const [way, setWay] = useState<Way>('energy');
  const [foods, setFoods] = useState<ChosenFood[]>([]);
  const [moment, setMoment] = useState<MomentText>({ wallClock: '', meal: '' });
  const [requestKey] = useState(() => crypto.randomUUID());
  const [openedAt] = useState(() => new Date().toISOString());
  const form = useForm({ resolver: zodResolver(named), defaultValues: { name: '', energyKcal: Number.NaN } });
  const { errors } = form.formState;

  const save = useMutation({
    mutationFn: ({ meal, label }: { meal: QuickMeal; label: string }) => {
      // Eaten when it was noted, however much later it is sent; and a repeat under the same key says the same.
      const body = { eatenAt: openedAt, ...meal };
      const [method, path] = ['POST', '/quick-meals'] as const;
      return doOrKeep<FoodAnalysis>({ method, path, body, label, idempotencyKey: requestKey });
    },
    onSuccess: async (done) => {
      if (done.kept) {
        notice(t('outbox.kept'), { about: ABOUT_OUTBOX });
        return navigate({ to: '/today' });
      }
      const meal = done.data;
      queries.setQueryData(mealKeys.meal(meal.id), meal);
      await queries.invalidateQueries({ queryKey: mealKeys.lists });
      notice(t('quick.added'));
      await navigate({ to: '/today', search: { day: meal.localDay } });
    },
  });

  const send = (items: unknown[], names: string[]) => {
    const meal = asQuickMeal({
      items,
      ...(moment.meal !== '' && { meal: moment.meal }),
      ...(moment.wallClock !== '' && { eatenAt: instantOf(moment.wallClock, timeZone).toISOString() }),
    });
    if (meal !== null) save.mutate({ meal, label: names.join(', ') });
  };

  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        if (way === 'energy') return form.handleSubmit((item) => send([item], [item.name]))(event);
        event.preventDefault();
        const items = foods.map(({ food, massGrams }) => ({ foodId: food.id, massGrams }));
        return send(
          items,
          foods.map(({ food }) => food.name),
        );
      }}
    >
      <Segmented
        label={t('quick.way')}
        isLabelHidden
        value={way}
        onChange={setWay}
        options={[
          { value: 'energy', label: t('quick.byEnergy') },
          { value: 'foods', label: t('quick.byFoods') },
        ]}
      />
      <Card className="grid gap-4">
        {way === 'energy' ? (
          <div className="grid gap-4 sm:grid-cols-[1fr_11rem]">
            <TextField
              label={t('quick.name')}
              placeholder={t('quick.namePlaceholder')}
              autoComplete="off"
              error={errors.name && t('quick.nameMissing')}
              {...form.register('name')}
            />
            <TextField
              label={t('quick.energy')}
              type="number"
              inputMode="numeric"
              unit="kcal"
              error={errors.energyKcal && t('quick.energyMissing')}
              {...form.register('energyKcal', { valueAsNumber: true })}
            />
          </div>
        ) : (
          <QuickFoods foods={foods} onChange={setFoods} />
        )}
      </Card>
      <MomentFields value={moment} onChange={setMoment} />
      {save.isError && <Problem error={save.error} />}
      <Button
        type="submit"
        look="primary"
        size="large"
        disabled={save.isPending || (way === 'foods' && foods.length === 0)}
      >
        {t(save.isPending ? 'common.saving' : 'quick.add')}
      </Button>
    </form>
  );
}
