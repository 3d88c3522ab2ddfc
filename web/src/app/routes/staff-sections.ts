import { Activity, Flag, ListRestart, ScrollText, ToggleRight, UserSearch } from 'lucide-react';
import type { MessageId } from '../../lib/intl/messages.ts';

/** The sections of the staff area, in their order. */
export const STAFF_SECTIONS = [
  { to: '/staff', label: 'staff.figures', icon: Activity },
  { to: '/staff/jobs', label: 'staff.jobs', icon: ListRestart },
  { to: '/staff/flags', label: 'staff.flags', icon: Flag },
  { to: '/staff/people', label: 'staff.people', icon: UserSearch },
  { to: '/staff/audit', label: 'staff.audit', icon: ScrollText },
  { to: '/staff/switches', label: 'staff.switches', icon: ToggleRight },
] as const satisfies readonly { to: string; label: MessageId; icon: typeof Activity }[];
