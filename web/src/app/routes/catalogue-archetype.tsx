import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ArchetypeDetail } from '#workers/features/archetypes/schemas.ts';
import { ArchetypePicture } from '../../features/archetypes/archetype-picture.tsx';
import { archetypeQuery, catalogueQuery } from '../../features/archetypes/archetype-queries.ts';
import { PlanPreview } from '../../features/archetypes/plan-preview.tsx';
import { profilePlaces } from '../../features/archetypes/profile-places.ts';
import { TraitBars } from '../../features/archetypes/trait-bars.tsx';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { buttonLook } from '../../ui/button.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';
import { PublicHeader } from '../shell/public-header.tsx';

const route = getRouteApi('/archetypes/$archetypeId');

/** One archetype of the catalogue: who its people are, and the plan that they begin with. Open to everybody. */
export function CatalogueArchetypeScreen() {
  const t = useText();
  const { archetypeId } = route.useParams();
  const found = useQuery(archetypeQuery(useApi(), archetypeId));
  return (
    <>
      <PublicHeader />
      <main>
        <Page
          title={found.data?.name ?? t('archetypes.title')}
          lead={found.data?.motto}
          actions={
            <Link to="/archetypes" className={buttonLook('quiet', 'small')}>
              {t('archetype.all')}
            </Link>
          }
        >
          {found.isPending && (
            <>
              <LoadingWord text={t('common.loading')} />
              <Skeleton className="h-72 rounded-xl!" />
            </>
          )}
          {found.isError && <Problem error={found.error} onRetry={() => found.refetch()} />}
          {found.data !== undefined && <About archetype={found.data} />}
        </Page>
      </main>
    </>
  );
}

function About({ archetype }: { archetype: ArchetypeDetail }) {
  const t = useText();
  const house = useQuery(catalogueQuery(useApi())).data?.houses.find(({ id }) => id === archetype.house);
  return (
    <div className="grid gap-5">
      <Card className="grid gap-5 sm:grid-cols-[auto_1fr] sm:items-center">
        <ArchetypePicture archetype={archetype} className="mx-auto size-36 sm:size-44" />
        <div className="grid gap-3">
          <p>{archetype.about}</p>
          {house !== undefined && (
            <p className="text-soft">
              <span className="font-medium text-ink">{house.name}.</span> {house.about}
            </p>
          )}
          <Link to="/quiz" className={`${buttonLook('primary')} justify-self-start`}>
            {t('archetypes.find')}
          </Link>
        </div>
      </Card>
      <Card className="grid gap-4">
        <h2 className="text-lg">{t('archetypes.profile')}</h2>
        <p className="text-sm text-soft">{t('archetypes.profileText')}</p>
        <TraitBars traits={profilePlaces(archetype.profile)} />
      </Card>
      <PlanPreview plan={archetype.plan} />
    </div>
  );
}
