import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArchetypePicture } from '../../features/archetypes/archetype-picture.tsx';
import { catalogueQuery } from '../../features/archetypes/archetype-queries.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Card, Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';
import { PublicHeader } from '../shell/public-header.tsx';

/** All archetypes by their houses. Open to everybody. */
export function ArchetypesScreen() {
  const t = useText();
  const catalogue = useQuery(catalogueQuery(useApi()));
  return (
    <>
      <PublicHeader />
      <main>
        <Page title={t('archetypes.title')} lead={t('archetypes.lead')} isWide>
          {catalogue.isPending && (
            <>
              <LoadingWord text={t('common.loading')} />
              <Skeleton className="h-72 rounded-xl!" />
            </>
          )}
          {catalogue.isError && <Problem error={catalogue.error} onRetry={() => catalogue.refetch()} />}
          {catalogue.data !== undefined && (
            <div className="grid gap-8">
              {catalogue.data.houses.map((house) => (
                <section key={house.id} className="grid gap-3">
                  <h2 className="text-xl">{house.name}</h2>
                  <p className="text-soft">
                    {house.motto} {house.about}
                  </p>
                  <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
                    {catalogue.data.archetypes
                      .filter((archetype) => archetype.house === house.id)
                      .map((archetype) => (
                        <li key={archetype.id}>
                          <Card className="relative grid h-full grid-cols-[auto_1fr] content-start items-center gap-x-4 gap-y-2 transition-colors hover:border-edge">
                            <ArchetypePicture archetype={archetype} className="size-18" />
                            <h3 className="text-base">
                              <Link
                                to="/archetypes/$archetypeId"
                                params={{ archetypeId: archetype.id }}
                                className="text-ink no-underline after:absolute after:inset-0 after:rounded-lg"
                              >
                                {archetype.name}
                              </Link>
                              <span className="block text-sm font-normal text-soft">{archetype.motto}</span>
                            </h3>
                            <p className="col-span-2 text-sm">{archetype.about}</p>
                          </Card>
                        </li>
                      ))}
                  </ul>
                </section>
              ))}
            </div>
          )}
        </Page>
      </main>
    </>
  );
}
