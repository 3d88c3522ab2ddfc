import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BriefcaseBusiness } from 'lucide-react';
import { meQuery } from '../../features/account/me-queries.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';

/** The way to the staff area, for those who have the role; the server decides who gets in. */
export function StaffLink({ className }: { className: string }) {
  const t = useText();
  const me = useQuery(meQuery(useApi()));
  if (me.data?.role !== 'admin') return null;
  return (
    <Link to="/staff" className={className}>
      <BriefcaseBusiness size={20} aria-hidden /> {t('nav.staff')}
    </Link>
  );
}
