import { useRef, useState } from 'react';
import type { FoodAnalysis } from '#workers/features/food/schemas.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Card } from '../../ui/page.tsx';
import { AnalysisSteps } from './analysis-steps.tsx';
import { BoxedPhoto } from './boxed-photo.tsx';
import { FailedMeal } from './failed-meal.tsx';
import { useMealEdit } from './meal-edits.ts';
import { MealItems } from './meal-items.tsx';
import { isAnalysing } from './meal-queries.ts';
import { LineOverlay } from './measure/line-overlay.tsx';
import { MeasurePanel } from './measure/measure-panel.tsx';
import { useMarking } from './measure/use-marking.ts';
import { NeedsPerson } from './needs-person.tsx';
import { TotalsPanel } from './totals-panel.tsx';
import { useMassDrafts } from './use-mass-drafts.ts';

/** One meal: its photo and totals on one side, its foods on the other; or the steps while it is worked on. */
export function MealView({ meal }: { meal: FoodAnalysis }) {
  const t = useText();
  const edit = useMealEdit(meal.id);
  const drafts = useMassDrafts(meal);
  const marking = useMarking(meal, edit);
  const [activeId, setActiveId] = useState<string | null>(null);
  const cards = useRef(new Map<string, HTMLLIElement>());

  const showItem = (itemId: string) => {
    const card = cards.current.get(itemId);
    card?.scrollIntoView({ behavior: 'smooth', block: 'nearest' });
    card?.focus({ preventScroll: true });
  };

  const { photo } = meal;
  const isOpen = isAnalysing(meal.state);
  const isFull = meal.state === 'ready' && !meal.needsPerson;
  return (
    <div
      className={
        photo === null
          ? 'grid gap-5 lg:grid-cols-2'
          : 'grid gap-5 lg:grid-cols-[minmax(0,9fr)_minmax(0,10fr)]'
      }
    >
      <div className="grid content-start gap-5 lg:sticky lg:top-6 lg:self-start">
        {photo !== null && (
          <BoxedPhoto
            mealId={meal.id}
            photo={photo}
            items={marking.draft === null ? drafts.items : []}
            activeId={activeId}
            onActivate={setActiveId}
            onChoose={showItem}
            over={(url) =>
              marking.draft !== null && (
                <LineOverlay
                  line={marking.draft.line}
                  photo={{ ...photo, url }}
                  onDraw={(line) => marking.change({ line })}
                />
              )
            }
          />
        )}
        {photo !== null && isFull && marking.isOffered && (
          <MeasurePanel marking={marking} aspect={photo.width / photo.height} reference={meal.reference} />
        )}
        {isFull && (
          <Card>
            <h2 className="sr-only">{t('totals.title')}</h2>
            <TotalsPanel totals={drafts.totals} />
          </Card>
        )}
      </div>
      <div className="grid min-w-0 content-start gap-5">
        {isOpen && (
          <Card>
            <AnalysisSteps state={meal.state} />
          </Card>
        )}
        {meal.state === 'failed' && <FailedMeal meal={meal} edit={edit} />}
        {meal.needsPerson && <NeedsPerson edit={edit} hasPhoto={photo !== null} />}
        {isFull && (
          <section className="grid grid-cols-1 gap-3">
            <h2 className="text-lg">{t('meal.items')}</h2>
            <MealItems
              items={drafts.items}
              edit={edit}
              drafts={drafts}
              activeId={activeId}
              onActivate={setActiveId}
              cards={cards}
            />
            {meal.analysedBy.length > 0 && (
              <p className="text-sm text-faint">
                {t('meal.analysedBy', { names: meal.analysedBy.join(', ') })}
              </p>
            )}
          </section>
        )}
      </div>
    </div>
  );
}
