import { Link, useSearch } from '@tanstack/react-router';
import { ExportCard } from '../../features/privacy/export-card.tsx';
import { LeaveCard } from '../../features/privacy/leave-card.tsx';
import { NoticesCard } from '../../features/privacy/notices-card.tsx';
import { useText } from '../../lib/intl/use-text.ts';
import { buttonLook } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';

/** What a person can do with what is kept of them: allow, take out, erase, and read what the law says. */
export function SettingsPrivacyScreen() {
  const t = useText();
  const { archive } = useSearch({ from: '/member/settings/privacy' });
  return (
    <div className="grid gap-5">
      <Card className="grid gap-3">
        <h2 className="text-lg">{t('privacy.yours')}</h2>
        <p className="text-soft">{t('privacy.yoursText')}</p>
        <div className="flex flex-wrap gap-2">
          <Link to="/settings/consents" className={buttonLook('plain')}>
            {t('privacy.toConsents')}
          </Link>
          <Link to="/settings/sessions" className={buttonLook('plain')}>
            {t('privacy.toSessions')}
          </Link>
        </div>
      </Card>
      <ExportCard isLinkOver={archive === 'over'} />
      <NoticesCard />
      <LeaveCard />
    </div>
  );
}
