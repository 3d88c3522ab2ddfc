import { Menu } from '@base-ui/react/menu';
import { ArrowLeftRight, Ellipsis, Split, Trash2 } from 'lucide-react';
import { type Ref, useState } from 'react';
import type { FoodItem } from '#workers/features/food/schemas.ts';
import type { MessageId } from '../../lib/intl/messages.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { FoodSwap } from './food-swap.tsx';
import { GramsSlider } from './grams-slider.tsx';
import { PortionButtons } from './portion-buttons.tsx';

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

const MENU_ITEM =
  'flex min-h-11 cursor-default items-center gap-3 rounded-sm px-3 outline-none select-none data-highlighted:bg-accent-soft';

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
  const [isSwapping, setIsSwapping] = useState(item.foodId === null);
  const energy = item.nutrientsPer100g.energyKcal;
  return (
    <li
      ref={ref}
      tabIndex={-1}
      onPointerEnter={() => onActivate(true)}
      onPointerLeave={() => onActivate(false)}
      onFocus={() => onActivate(true)}
      onBlur={() => onActivate(false)}
      className={classNames(
        'grid scroll-mt-4 gap-1 rounded-lg border bg-surface p-3 pt-2.5 shadow-card transition-colors sm:p-4 sm:pt-3',
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
          </p>
        </div>
        <p className="figures pt-1.5 text-right leading-tight font-semibold">
          {energy === undefined ? t('item.energyUnknown') : format.kcal((energy * item.massGrams) / 100)}
        </p>
        <Menu.Root>
          <Menu.Trigger
            render={
              <IconButton
                label={t('item.more', { name: item.name })}
                icon={<Ellipsis size={20} />}
                className="-mr-1.5"
              />
            }
          />
          <Menu.Portal>
            <Menu.Positioner align="end" sideOffset={4} className="z-50">
              <Menu.Popup className="min-w-52 rounded-md border border-line bg-raised p-1 shadow-float outline-none">
                <Menu.Item className={MENU_ITEM} onClick={() => setIsSwapping(true)}>
                  <ArrowLeftRight size={18} aria-hidden /> {t('item.swap')}
                </Menu.Item>
                <Menu.Item className={MENU_ITEM} onClick={onSplit}>
                  <Split size={18} aria-hidden /> {t('item.split')}
                </Menu.Item>
                <Menu.Item className={classNames(MENU_ITEM, 'text-danger')} onClick={onDelete}>
                  <Trash2 size={18} aria-hidden /> {t('item.delete')}
                </Menu.Item>
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.Root>
      </div>
      {isSwapping && (
        <FoodSwap
          item={item}
          onSwap={(foodId) => {
            setIsSwapping(false);
            onSwap(foodId);
          }}
          onCancel={() => setIsSwapping(false)}
        />
      )}
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <GramsSlider
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
