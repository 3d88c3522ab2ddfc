import { Link } from '@tanstack/react-router';
import { useText } from '../../lib/intl/use-text.ts';
import { buttonLook } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { PublicHeader } from './public-header.tsx';

export function NotFound() {
  const t = useText();
  return (
    <>
      <PublicHeader />
      <main>
        <Page title={t('notFound.title')} lead={t('notFound.text')}>
          <Link to="/today" className={buttonLook('primary')}>
            {t('notFound.home')}
          </Link>
        </Page>
      </main>
    </>
  );
}
