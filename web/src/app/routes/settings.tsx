import { Outlet } from '@tanstack/react-router';
import { useText } from '../../lib/intl/use-text.ts';
import { Page } from '../../ui/page.tsx';
import { SectionRail } from './section-rail.tsx';
import { SETTINGS_SECTIONS } from './settings-sections.ts';

/** The sections beside the one that is shown: a column on a desk, a row that scrolls on a phone. */
export function SettingsScreen() {
  const t = useText();
  return (
    <Page title={t('settings.title')} isWide>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5 md:grid-cols-[12rem_minmax(0,42rem)] md:gap-8">
        <SectionRail label={t('settings.sections')} sections={SETTINGS_SECTIONS} isColumn />
        <div className="min-w-0">
          <Outlet />
        </div>
      </div>
    </Page>
  );
}
