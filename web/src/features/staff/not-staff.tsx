import { ShieldAlert } from 'lucide-react';
import { useText } from '../../lib/intl/use-text.ts';

/** For who has no business in the staff area, or has none any more. */
export function NotStaff({ wasStaff = false }: { wasStaff?: boolean }) {
  const t = useText();
  return (
    <div
      role="alert"
      className="grid max-w-xl justify-items-start gap-2 rounded-lg border border-line bg-surface p-5 shadow-card"
    >
      <ShieldAlert size={24} aria-hidden className="text-danger" />
      <p className="text-base font-medium">{t(wasStaff ? 'staff.roleLost' : 'staff.notStaff')}</p>
      <p className="text-soft">{t(wasStaff ? 'staff.roleLostHint' : 'staff.notStaffHint')}</p>
    </div>
  );
}
