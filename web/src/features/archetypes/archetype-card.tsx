import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useState } from 'react';
import type { ArchetypeSummary } from '#workers/features/archetypes/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { buttonLook, IconButton } from '../../ui/button.tsx';
import { ArchetypePicture } from './archetype-picture.tsx';
import { myArchetypeQuery } from './archetype-queries.ts';

const KEY = 'dayloom.quizLater';

/** Leads new members to the quiz, until they said 'later' on this device; afterwards to their archetype. */
export function ArchetypeCard() {
  const t = useText();
  const mine = useQuery(myArchetypeQuery(useApi()));
  const [isLater, setIsLater] = useState(() => localStorage.getItem(KEY) !== null);
  if (mine.data != null) return <MyArchetype archetype={mine.data.archetype} />;
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

function MyArchetype({ archetype }: { archetype: ArchetypeSummary }) {
  return (
    <Link
      to="/archetype"
      className="flex items-center gap-3 rounded-lg border border-line bg-surface p-3 text-ink no-underline shadow-card transition-colors hover:border-edge"
    >
      <ArchetypePicture archetype={archetype} className="size-12 shrink-0" />
      <span className="min-w-0">
        <span className="block font-medium">{archetype.name}</span>
        <span className="block truncate text-sm text-soft">{archetype.motto}</span>
      </span>
    </Link>
  );
}
