import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArchetypePicture } from '../../features/archetypes/archetype-picture.tsx';
import { archetypeQuery, myArchetypeQuery } from '../../features/archetypes/archetype-queries.ts';
import { PlanPreview } from '../../features/archetypes/plan-preview.tsx';
import { SuggestionCard } from '../../features/archetypes/suggestion-card.tsx';
import { surenessText } from '../../features/archetypes/sureness-text.ts';
import { TraitBars } from '../../features/archetypes/trait-bars.tsx';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { buttonLook } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';

/** The member's archetype: who it is, how sure that is, why, and the plan that it begins with. */
export function ArchetypeScreen() {
  const t = useText();
  const format = useFormat();
  const api = useApi();
  const mine = useQuery(myArchetypeQuery(api));
  const id = mine.data?.archetype.id;
  const detail = useQuery({ ...archetypeQuery(api, id ?? ''), enabled: id !== undefined });
  return (
    <Page
      title={t('archetype.title')}
      actions={
        <Link to="/archetypes" className={buttonLook('quiet', 'small')}>
          {t('archetype.all')}
        </Link>
      }
    >
      {mine.isPending && (
        <>
          <LoadingWord text={t('common.loading')} />
          <Skeleton className="h-56 rounded-xl!" />
        </>
      )}
      {mine.isError && <Problem error={mine.error} onRetry={() => mine.refetch()} />}
      {mine.data === null && (
        <Empty title={t('archetype.noneTitle')} text={t('archetype.noneText')}>
          <Link to="/quiz" className={buttonLook('primary')}>
            {t('archetype.inviteStart')}
          </Link>
        </Empty>
      )}
      {mine.data != null && (
        <div className="grid gap-5">
          <SuggestionCard />
          <Card className="grid gap-5 sm:grid-cols-[auto_1fr] sm:items-center">
            <ArchetypePicture archetype={mine.data.archetype} className="mx-auto size-36 sm:size-44" />
            <div className="grid gap-2">
              <h2 className="text-2xl">{mine.data.archetype.name}</h2>
              <p className="font-display text-lg text-soft">{mine.data.archetype.motto}</p>
              <p>{mine.data.archetype.about}</p>
              <p className="text-sm text-soft">
                {t(surenessText(mine.data.confidence), { share: format.percent(mine.data.confidence) })}
              </p>
            </div>
          </Card>
          <Card className="grid gap-4">
            <h2 className="text-lg">{t('archetype.why')}</h2>
            <p className="text-sm text-soft">{t('archetype.whyText')}</p>
            <TraitBars traits={mine.data.traits} />
          </Card>
          {detail.data !== undefined && <PlanPreview plan={detail.data.plan} />}
          <p>
            <Link to="/quiz" className={buttonLook('plain', 'small')}>
              {t('archetype.again')}
            </Link>
          </p>
        </div>
      )}
    </Page>
  );
}
