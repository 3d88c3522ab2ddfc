import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { buttonLook, IconButton } from '../../ui/button.tsx';
import { myArchetypeQuery } from './archetype-queries.ts';

const KEY = 'dayloom.quizLater';

/** Leads new members to the quiz, until they have taken it or said 'later' on this device. */
export function ArchetypeCard() {
  const t = useText();
  const mine = useQuery(myArchetypeQuery(useApi()));
  const [isLater, setIsLater] = useState(() => localStorage.getItem(KEY) !== null);
  if (mine.data !== null || isLater) return null;
  const later = () => {
    localStorage.setItem(KEY, 'yes');
    setIsLater(true);
  };
  return (
    <section className="weave relative grid gap-3 rounded-xl border border-line bg-surface p-5 pr-14 shadow-card">
      <h2 className="text-lg">{t('archetype.invite')}</h2>
      <p className="text-soft">{t('archetype.inviteText')}</p>
      <Link to="/quiz" className={`${buttonLook('primary')} justify-self-start`}>
        {t('archetype.inviteStart')}
      </Link>
      <IconButton
        label={t('archetype.inviteLater')}
        icon={<X size={20} />}
        onClick={later}
        className="absolute! top-2 right-2"
      />
    </section>
  );
}
