import { ArrowLeftRight, Check, Ellipsis, Split, Trash2 } from 'lucide-react';
import { lazy, type Ref, Suspense, useId, useState } from 'react';
import { isUnsure } from '#workers/features/food/pure/sureness.ts';
import type { FoodItem } from '#workers/features/food/schemas.ts';
import type { MessageId } from '../../lib/intl/messages.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { GramsSlider } from './grams-slider.tsx';
import { useThingName } from './measure/thing-words.ts';
import { PortionButtons } from './portion-buttons.tsx';

const FoodSwap = lazy(async () => ({ default: (await import('./food-swap.tsx')).FoodSwap }));

const FOUND_BY = {
  barcode: 'item.foundBy.barcode',
  label: 'item.foundBy.label',
  detector: 'item.foundBy.detector',
  model: 'item.foundBy.model',
  person: 'item.foundBy.person',
} as const satisfies Record<FoodItem['foundBy'], MessageId>;

export interface ItemCardProps {
  item: FoodItem;
  number: number;
  isActive: boolean;
  onActivate: (isActive: boolean) => void;
  onMove: (grams: number) => void;
  onWeigh: (grams: number) => void;
  onSwap: (foodId: string) => void;
  onSplit: () => void;
  onDelete: () => void;
  ref?: Ref<HTMLLIElement>;
}

/** One food of a meal: what it is, how much of it, and how sure that is. */
export function ItemCard({
  item,
  number,
  isActive,
  onActivate,
  onMove,
  onWeigh,
  onSwap,
  onSplit,
  onDelete,
  ref,
}: ItemCardProps) {
  const t = useText();
  const format = useFormat();
  const thingName = useThingName();
  const actionsId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [isSwapping, setIsSwapping] = useState(item.foodId === null);
  const energy = item.nutrientsPer100g.energyKcal;
  const confirm = () => item.foodId !== null && onSwap(item.foodId);
  return (
    <li
      ref={ref}
      tabIndex={-1}
      onPointerEnter={() => onActivate(true)}
      onPointerLeave={() => onActivate(false)}
      onFocus={() => onActivate(true)}
      onBlur={() => onActivate(false)}
      className={classNames(
        'grid scroll-mt-4 grid-cols-1 gap-1 rounded-lg border bg-surface p-3 pt-2.5 shadow-card transition-colors sm:p-4 sm:pt-3',
        isActive ? 'border-accent' : 'border-line',
      )}
    >
      <div className="flex items-start gap-3">
        <span
          aria-hidden
          className={classNames(
            'figures mt-2 grid size-6 shrink-0 place-items-center rounded-full text-xs font-bold',
            isActive ? 'bg-accent text-on-accent' : 'bg-sunken text-soft',
          )}
        >
          {number}
        </span>
        <div className="min-w-0 flex-1 pt-1.5">
          <h3 className="text-base leading-tight first-letter:uppercase">{item.name}</h3>
          <p className="text-sm text-faint">
            {t(FOUND_BY[item.foundBy], { share: format.percent(item.confidence) })}
            {item.sizedBy !== null && ` · ${t('measure.sizedBy', { thing: thingName(item.sizedBy) })}`}
          </p>
        </div>
        <p className="figures pt-1.5 text-right leading-tight font-semibold">
          {energy === undefined ? t('item.energyUnknown') : format.kcal((energy * item.massGrams) / 100)}
        </p>
        <IconButton
          label={t('item.more', { name: item.name })}
          icon={<Ellipsis size={20} />}
          aria-expanded={isOpen}
          aria-controls={actionsId}
          onClick={() => setIsOpen(!isOpen)}
          className="-mr-1.5"
        />
      </div>
      {isUnsure(item) && item.foodId !== null && !isSwapping && (
        <div className="flex flex-wrap items-center gap-2 rounded-md bg-sunken px-3 py-2">
          <p className="min-w-0 flex-1 text-sm">{t('item.unsure', { name: item.name })}</p>
          <Button size="small" icon={<Check size={16} aria-hidden />} onClick={confirm}>
            {t('item.unsureYes')}
          </Button>
          <Button size="small" onClick={() => setIsSwapping(true)}>
            {t('item.unsureNo')}
          </Button>
        </div>
      )}
      <div id={actionsId} hidden={!isOpen} className="flex flex-wrap gap-1 pb-1 [&[hidden]]:hidden">
        <Button
          size="small"
          icon={<ArrowLeftRight size={16} aria-hidden />}
          aria-expanded={isSwapping}
          onClick={() => setIsSwapping(!isSwapping)}
        >
          {t('item.swap')}
        </Button>
        <Button size="small" icon={<Split size={16} aria-hidden />} onClick={onSplit}>
          {t('item.split')}
        </Button>
        <Button size="small" look="danger" icon={<Trash2 size={16} aria-hidden />} onClick={onDelete}>
          {t('item.delete')}
        </Button>
      </div>
      {isSwapping && (
        <Suspense fallback={<Skeleton className="my-2 h-28 rounded-md!" />}>
          <FoodSwap
            item={item}
            onSwap={(foodId) => {
              setIsSwapping(false);
              setIsOpen(false);
              onSwap(foodId);
            }}
            onCancel={() => setIsSwapping(false)}
          />
        </Suspense>
      )}
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <GramsSlider
            // Another food has a scale of its own.
            key={item.foodId}
            name={item.name}
            massGrams={item.massGrams}
            massLow={item.massLow}
            massHigh={item.massHigh}
            onMove={onMove}
            onSettle={onWeigh}
          />
        </div>
        <p className="figures w-24 shrink-0 text-right leading-tight">
          <span className="block text-lg font-semibold">{format.mass(item.massGrams)}</span>
          <span className="block text-xs text-faint">{format.massRange(item.massLow, item.massHigh)}</span>
        </p>
      </div>
      {item.foodId !== null && (
        <PortionButtons foodId={item.foodId} massGrams={item.massGrams} onChoose={onWeigh} />
      )}
    </li>
  );
}
