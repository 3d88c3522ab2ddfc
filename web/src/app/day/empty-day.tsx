import { Link } from '@tanstack/react-router';
import { Camera, Smile } from 'lucide-react';
import { useText } from '../../lib/intl/use-text.ts';
import { buttonLook } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';

export function EmptyDay({ isToday }: { isToday: boolean }) {
  const t = useText();
  return (
    <Empty
      title={t(isToday ? 'today.emptyTitle' : 'today.emptyPastTitle')}
      text={t(isToday ? 'today.emptyText' : 'today.emptyPastText')}
    >
      <Link to="/meals/new" className={buttonLook('primary')}>
        <Camera size={20} aria-hidden /> {t('add.photo')}
      </Link>
      <Link to="/journal/new" className={buttonLook()}>
        <Smile size={20} aria-hidden /> {t('add.mood')}
      </Link>
    </Empty>
  );
}
