import type { HouseCard } from '#workers/features/archetypes/schemas.ts';
import type { HouseWeek } from '#workers/features/houses/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Card } from '../../ui/page.tsx';
import { HOUSE_TONES, HouseCrest } from './house-crest.tsx';
import type { HouseId } from './house-queries.ts';

/** Whether there is a figure of any house to show. */
export function hasStanding(week: HouseWeek): boolean {
  return week.standing.some(({ figures }) => figures !== null);
}

/** How the houses stand in a week, best first; a house that is too small to be shown has a dash. */
export function StandingCard({
  title,
  week,
  houses,
  own,
  isOver = false,
}: {
  title: string;
  week: HouseWeek;
  houses: readonly HouseCard[];
  own: HouseId;
  /** A week that went by needs no word on how it is counted. */
  isOver?: boolean;
}) {
  const t = useText();
  const format = useFormat();
  const rows = [...week.standing].sort((one, other) => (one.place ?? 9) - (other.place ?? 9));
  const hasFigures = hasStanding(week);
  return (
    <Card className="grid content-start gap-4">
      <h2 className="text-lg">{title}</h2>
      {hasFigures && (
        <ol className="grid gap-3">
          {rows.map(({ house, figures, place }) => (
            <li key={house} className="grid grid-cols-[2.5rem_1fr_auto] items-center gap-x-3 gap-y-1">
              <HouseCrest house={house} className="row-span-2 size-10" />
              <span className={house === own ? 'font-semibold' : ''}>
                {place !== null && <span className="figures text-soft">{place}. </span>}
                {houses.find(({ id }) => id === house)?.name ?? house}
                {house === own && <span className="text-soft"> · {t('house.yours')}</span>}
              </span>
              <span className="figures text-sm">
                {figures === null ? <span className="text-soft">–</span> : format.percent(figures.share)}
              </span>
              <span
                aria-hidden
                className={`col-span-2 col-start-2 block h-2 overflow-hidden rounded-full bg-sunken ${HOUSE_TONES[house]}`}
              >
                <span
                  className="block h-full rounded-full bg-current"
                  style={{ width: `${(figures?.share ?? 0) * 100}%` }}
                />
              </span>
            </li>
          ))}
        </ol>
      )}
      {!isOver && (
        <p className="text-sm text-soft">{t(hasFigures ? 'house.standingNote' : 'house.noStanding')}</p>
      )}
    </Card>
  );
}
