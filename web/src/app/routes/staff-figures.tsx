import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FiguresBoard } from '../../features/staff/figures-board.tsx';
import { StaffProblem } from '../../features/staff/staff-problem.tsx';
import { figuresQuery } from '../../features/staff/staff-queries.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';

const RANGES = ['hour', 'day', 'week'] as const;
const PLACES = ['a', 'b', 'c', 'd', 'e', 'f'];

export function StaffFiguresScreen() {
  const t = useText();
  const navigate = useNavigate();
  const { range = 'hour' } = useSearch({ from: '/member/staff/' });
  const figures = useQuery(figuresQuery(useApi(), range));
  return (
    <div className="grid gap-4">
      <div className="max-w-xs">
        <Segmented
          label={t('staff.range')}
          isLabelHidden
          value={range}
          options={RANGES.map((value) => ({ value, label: t(`staff.range.${value}`) }))}
          onChange={(next) => navigate({ to: '/staff', search: { range: next }, replace: true })}
        />
      </div>
      {figures.isPending && (
        <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
          <LoadingWord text={t('common.loading')} />
          {PLACES.map((place) => (
            <Skeleton key={place} className="h-52 rounded-lg!" />
          ))}
        </div>
      )}
      {figures.isError && <StaffProblem error={figures.error} onRetry={() => figures.refetch()} />}
      {figures.isSuccess && <FiguresBoard figures={figures.data} />}
    </div>
  );
}
