import type { HouseCard } from '#workers/features/archetypes/schemas.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Card } from '../../ui/page.tsx';
import { HouseCrest } from './house-crest.tsx';
import { type HouseId, useMoveHouse } from './house-queries.ts';

/** The houses that one can enter. */
export function HouseChoice({
  houses,
  own,
  ofArchetype,
}: {
  houses: readonly HouseCard[];
  own: HouseId | null;
  ofArchetype: HouseId | null;
}) {
  const t = useText();
  const move = useMoveHouse();
  return (
    <ul className={classNames('grid gap-4 sm:grid-cols-2', own !== null && 'lg:grid-cols-3')}>
      {houses
        .filter(({ id }) => id !== own)
        .map((house) => (
          <li key={house.id}>
            <Card className="grid h-full grid-cols-[auto_1fr] content-start items-center gap-x-4 gap-y-2">
              <HouseCrest house={house.id} className="size-16" />
              <div className="min-w-0">
                <h3 className="text-base">{house.name}</h3>
                {house.id === ofArchetype && <p className="text-sm text-soft">{t('house.ofArchetype')}</p>}
              </div>
              <p className="col-span-2 text-sm text-soft">{house.about}</p>
              <div className="col-span-2">
                <Button
                  size="small"
                  disabled={move.isPending}
                  aria-label={t('house.enterNamed', { name: house.name })}
                  onClick={() => move.mutate(house.id)}
                >
                  {t('house.enter')}
                </Button>
              </div>
            </Card>
          </li>
        ))}
    </ul>
  );
}
