import type { WellnessPart } from '#workers/features/wellness/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { PART_ICONS } from './part-icons.ts';
import { PART_NAMES, reasonOf } from './part-words.ts';

/** Each part with its points, its weight in this very score if there is one, and why. */
export function PartList({ parts, hasScore }: { parts: readonly WellnessPart[]; hasScore: boolean }) {
  const t = useText();
  const format = useFormat();
  const known = parts.reduce((sum, { points, weight }) => sum + (points === null ? 0 : weight), 0);
  return (
    <ul className="grid gap-5">
      {parts.map((part) => {
        const Icon = PART_ICONS[part.part];
        return (
          <li key={part.part} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
            <Icon aria-hidden size={20} className="mt-0.5 text-accent" />
            <div className="grid gap-1.5">
              <p className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className="font-medium">{t(PART_NAMES[part.part])}</span>
                <span className="figures text-sm text-soft">
                  {part.points === null
                    ? t('wellness.takesNoSide')
                    : t('wellness.points', { points: format.number(part.points) })}
                  {part.points !== null &&
                    hasScore &&
                    ` · ${t('wellness.weight', { share: format.percent(part.weight / known) })}`}
                </span>
              </p>
              <span aria-hidden className="block h-2 overflow-hidden rounded-full bg-sunken text-accent">
                {part.points !== null && (
                  <span className="block h-full bg-current" style={{ width: `${part.points}%` }} />
                )}
              </span>
              <p className="text-sm text-soft">{reasonOf(part, t, format)}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
