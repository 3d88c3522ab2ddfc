import { useQuery } from '@tanstack/react-query';
import type { HouseCard } from '#workers/features/archetypes/schemas.ts';
import type { MyHouse } from '#workers/features/houses/schemas.ts';
import { ChallengeCard } from '../../features/houses/challenge-card.tsx';
import { HouseChoice } from '../../features/houses/house-choice.tsx';
import { HouseCrest } from '../../features/houses/house-crest.tsx';
import { housesQuery, myHouseQuery, useMoveHouse } from '../../features/houses/house-queries.ts';
import { hasStanding, StandingCard } from '../../features/houses/standing-card.tsx';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';

/** The member's house: its week, their part of it, how the houses stand, and the way into another. */
export function HouseScreen() {
  const t = useText();
  const api = useApi();
  const mine = useQuery(myHouseQuery(api));
  const houses = useQuery(housesQuery(api));
  const failed = [mine, houses].find(({ isError }) => isError);
  return (
    <Page title={t('house.title')} isWide>
      {failed !== undefined && <Problem error={failed.error} onRetry={() => void failed.refetch()} />}
      {failed === undefined && (mine.isPending || houses.isPending) && (
        <div className="grid gap-4">
          <LoadingWord text={t('common.loading')} />
          <Skeleton className="h-36 rounded-xl!" />
          <Skeleton className="h-56 rounded-xl!" />
        </div>
      )}
      {mine.data !== undefined && houses.data !== undefined && (
        <House mine={mine.data} houses={houses.data} />
      )}
    </Page>
  );
}

function House({ mine, houses }: { mine: MyHouse; houses: readonly HouseCard[] }) {
  const t = useText();
  const house = houses.find(({ id }) => id === mine.house);
  const [now, before] = mine.weeks;
  return (
    <div className="grid gap-6">
      {house === undefined ? (
        <Card className="grid gap-1">
          <h2 className="text-xl">{t('house.noneTitle')}</h2>
          <p className="text-soft">{t('house.noneText')}</p>
        </Card>
      ) : (
        <OwnHouse house={house} source={mine.source} />
      )}
      {house !== undefined && now !== undefined && (
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <ChallengeCard house={house.id} week={now} />
          <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
            <StandingCard title={t('house.standing')} week={now} houses={houses} own={house.id} />
          </div>
          {before !== undefined && hasStanding(before) && (
            <StandingCard title={t('house.lastWeek')} week={before} houses={houses} own={house.id} isOver />
          )}
        </div>
      )}
      <section className="grid gap-3">
        <h2 className="text-lg">{t(house === undefined ? 'house.choose' : 'house.others')}</h2>
        <HouseChoice houses={houses} own={mine.house} ofArchetype={mine.ofArchetype} />
      </section>
    </div>
  );
}

function OwnHouse({ house, source }: { house: HouseCard; source: MyHouse['source'] }) {
  const t = useText();
  const move = useMoveHouse();
  const notice = useNotice();
  const leave = () =>
    move.mutate(null, {
      onSuccess: () => notice(t('house.left', { name: house.name }), { undo: () => move.mutate(house.id) }),
    });
  return (
    <Card className="grid gap-4 sm:grid-cols-[auto_1fr_auto] sm:items-center">
      <HouseCrest house={house.id} className="size-24 sm:size-28" />
      <div className="grid gap-1">
        <h2 className="text-2xl">{house.name}</h2>
        <p className="font-display text-lg text-soft">{house.motto}</p>
        <p className="text-sm text-soft">
          {t(source === 'archetype' ? 'house.byArchetype' : 'house.byChoice')} {t('house.privacy')}
        </p>
      </div>
      <Button
        look="quiet"
        size="small"
        className="-ml-3 justify-self-start sm:ml-0"
        disabled={move.isPending}
        onClick={leave}
      >
        {t('house.leave')}
      </Button>
    </Card>
  );
}
