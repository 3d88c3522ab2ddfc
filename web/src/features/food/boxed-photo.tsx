import type { ReactNode } from 'react';
import type { FoodAnalysis, FoodItem } from '#workers/features/food/schemas.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { usePhotoUrl } from './photo-url.ts';

export interface BoxedPhotoProps {
  mealId: string;
  photo: NonNullable<FoodAnalysis['photo']>;
  items: readonly FoodItem[];
  activeId: string | null;
  onActivate: (itemId: string | null) => void;
  /** A tap on a box leads to its item. */
  onChoose: (itemId: string) => void;
  /** What lies over the photo. @param url the photo's own, once it is here */
  over?: (url: string | null) => ReactNode;
}

const percent = (share: number) => `${share * 100}%`;

/** The photo with a numbered box for every item that has one. */
export function BoxedPhoto({ mealId, photo, items, activeId, onActivate, onChoose, over }: BoxedPhotoProps) {
  const t = useText();
  const { url, isError } = usePhotoUrl(mealId, true);
  return (
    <figure
      className="relative mx-auto w-full overflow-hidden rounded-xl bg-sunken"
      style={{
        aspectRatio: `${photo.width} / ${photo.height}`,
        maxWidth: `calc(70dvh * ${photo.width / photo.height})`,
      }}
    >
      {url === null && !isError && <Skeleton className="absolute inset-0 rounded-xl" />}
      {isError && (
        <p className="absolute inset-0 grid place-items-center p-4 text-center text-soft">
          {t('meal.photoMissing')}
        </p>
      )}
      {url !== null && <img src={url} alt={t('meal.photoOf')} className="size-full object-cover" />}
      {items.map((item, index) => {
        if (item.box === null) return null;
        const [left, top, width, height] = item.box;
        const isActive = item.id === activeId;
        return (
          <button
            key={item.id}
            type="button"
            aria-label={t('meal.boxOf', { number: index + 1, name: item.name })}
            onClick={() => onChoose(item.id)}
            onPointerEnter={() => onActivate(item.id)}
            onPointerLeave={() => onActivate(null)}
            onFocus={() => onActivate(item.id)}
            onBlur={() => onActivate(null)}
            style={{ left: percent(left), top: percent(top), width: percent(width), height: percent(height) }}
            className={classNames(
              'absolute rounded-md border-2 transition-[border-color,background-color,box-shadow] duration-150',
              isActive
                ? 'z-10 border-white bg-white/15 shadow-[0_0_0_3px_var(--accent)]'
                : 'border-white/80 shadow-[0_0_0_1px_rgb(0_0_0/0.35)]',
              activeId !== null && !isActive && 'opacity-55',
            )}
          >
            <span
              aria-hidden
              className={classNames(
                'figures absolute top-1 left-1 grid h-6 min-w-6 place-items-center rounded-full px-1.5 text-xs font-bold',
                isActive ? 'bg-accent text-on-accent' : 'bg-white text-[#262029]',
              )}
            >
              {index + 1}
            </span>
          </button>
        );
      })}
      {over?.(url)}
    </figure>
  );
}
