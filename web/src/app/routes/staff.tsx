import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { meQuery } from '../../features/account/me-queries.ts';
import { NotStaff } from '../../features/staff/not-staff.tsx';
import { WatchRole } from '../../features/staff/watch-role.tsx';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Page } from '../../ui/page.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';
import { SectionRail } from './section-rail.tsx';
import { STAFF_SECTIONS } from './staff-sections.ts';

/** The staff area: states and figures, and never what a person wrote, ate or measured. It is gone with the role. */
export function StaffScreen() {
  const t = useText();
  const { isPending, isStaff, wasStaff, loseRole } = useStaffRole();
  if (isPending) {
    return (
      <Page title={t('staff.title')} isWide>
        <LoadingWord text={t('common.loading')} />
        <Skeleton className="h-64 rounded-lg!" />
      </Page>
    );
  }
  if (!isStaff) {
    return (
      <Page title={t('staff.title')} isWide>
        <NotStaff wasStaff={wasStaff} />
      </Page>
    );
  }
  return (
    <Page title={t('staff.title')} lead={t('staff.lead')} isWide>
      <SectionRail label={t('staff.sections')} sections={STAFF_SECTIONS} />
      <WatchRole onLost={loseRole}>
        <Outlet />
      </WatchRole>
    </Page>
  );
}

/** Whether the person has the role, and had it: what was fetched as staff goes when the server refuses it. */
function useStaffRole() {
  const queries = useQueryClient();
  const { queryKey, ...rest } = meQuery(useApi());
  const { data: me, isPending } = useQuery({ queryKey, ...rest });
  const isStaff = me === undefined || me.role === 'admin';
  const [wasStaff, setWasStaff] = useState(false);
  const loseRole = useCallback(() => {
    setWasStaff(true);
    queries.setQueryData(queryKey, (known) => known && { ...known, role: 'member' as const });
    void queries.invalidateQueries({ queryKey });
  }, [queries, queryKey]);
  useEffect(() => {
    if (!isStaff) queries.removeQueries({ queryKey: ['staff'] });
  }, [isStaff, queries]);
  return { isPending, isStaff, wasStaff, loseRole };
}
