import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { CustomFood } from '#workers/features/nutrition/schemas.ts';
import { CustomFoodList } from '../../features/food/custom-food-list.tsx';
import { CustomFoodSheet } from '../../features/food/custom-food-sheet.tsx';
import { customFoodsQuery } from '../../features/food/food-queries.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Problem } from '../../ui/problem.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';

/** The member's own foods. */
export function FoodsScreen() {
  const t = useText();
  const [page, setPage] = useState(1);
  const [edited, setEdited] = useState<CustomFood | 'new' | null>(null);
  const foods = useQuery(customFoodsQuery(useApi(), page));
  const list = foods.data;
  const addButton = (
    <Button look="primary" icon={<Plus size={20} aria-hidden />} onClick={() => setEdited('new')}>
      {t('foods.add')}
    </Button>
  );
  return (
    <Page title={t('foods.title')} lead={t('foods.lead')}>
      <div className="grid gap-4">
        {foods.isPending && (
          <>
            <LoadingWord text={t('common.loading')} />
            <Skeleton className="h-18 rounded-lg!" />
            <Skeleton className="h-18 rounded-lg!" />
          </>
        )}
        {foods.isError && <Problem error={foods.error} onRetry={() => foods.refetch()} />}
        {list?.data.length === 0 && (
          <Empty title={t('foods.emptyTitle')} text={t('foods.emptyText')}>
            {addButton}
          </Empty>
        )}
        {list !== undefined && list.data.length > 0 && (
          <>
            <div>{addButton}</div>
            <CustomFoodList foods={list.data} onEdit={setEdited} />
            <Pager meta={list.meta} onPage={setPage} />
          </>
        )}
      </div>
      <CustomFoodSheet edited={edited} onClose={() => setEdited(null)} />
    </Page>
  );
}
