import { Apple, CalendarDays, History, Settings } from 'lucide-react';
import type { MessageId } from '../../lib/intl/messages.ts';

export const DESTINATIONS = [
  { to: '/today', label: 'nav.today', icon: CalendarDays },
  { to: '/history', label: 'nav.history', icon: History },
  { to: '/foods', label: 'nav.foods', icon: Apple },
  { to: '/settings', label: 'nav.settings', icon: Settings },
] as const satisfies readonly { to: string; label: MessageId; icon: typeof Apple }[];
