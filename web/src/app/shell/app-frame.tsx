import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../../lib/intl/use-text.ts';
import { DESK, useMediaQuery } from '../../lib/media-query.ts';
import { OfflineNotice } from './offline-notice.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { SideRail } from './side-rail.tsx';
import { TabBar } from './tab-bar.tsx';
import { WaitingDeeds } from './waiting-deeds.tsx';
import { WaitingUploads } from './waiting-uploads.tsx';

/** The room around every screen: a rail at the side of a desk, a bar at the foot of a phone. */
export function AppFrame({ children }: { children: ReactNode }) {
  const t = useText();
  const isDesk = useMediaQuery(DESK);
  const main = useMainFocus();
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[13.5rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only z-80 rounded-md bg-ink px-4 py-3 text-paper focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        {t('shell.skip')}
      </a>
      {isDesk && <SideRail />}
      <div className="pb-[calc(5.5rem+env(safe-area-inset-bottom))] md:pb-0">
        <OfflineNotice />
        <WaitingUploads />
        <WaitingDeeds />
        <main id="main" ref={main} tabIndex={-1} className="outline-none">
          {children}
        </main>
      </div>
      {!isDesk && <TabBar />}
      <Shortcuts />
    </div>
  );
}

/** A new screen starts at its beginning for those who listen, too. */
function useMainFocus() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}
