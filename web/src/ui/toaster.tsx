import { X } from 'lucide-react';
import { use, useEffect, useState, useSyncExternalStore } from 'react';
import { useText } from '../lib/intl/use-text.ts';
import { type Notice, NoticesContext } from '../lib/notices.ts';
import { IconButton } from './button.tsx';

const SHOWN_MS = 8_000;

/** The place where notices appear; it is always there, so that they are read out when they come. */
export function Toaster() {
  const notices = use(NoticesContext);
  const shown = useSyncExternalStore(notices.subscribe, notices.shown, notices.shown);
  const t = useText();
  return (
    <section
      aria-label={t('shell.notices')}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-3 bottom-[calc(5.25rem+env(safe-area-inset-bottom))] z-60 mx-auto grid max-w-md gap-2 md:right-6 md:bottom-6 md:left-auto md:w-96"
    >
      {shown.map((notice) => (
        <NoticeBar key={notice.id} notice={notice} onClose={() => notices.close(notice.id)} />
      ))}
    </section>
  );
}

/** Stays eight seconds, and as long as somebody points at it or is in it. */
function NoticeBar({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const t = useText();
  const [isHeld, setIsHeld] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new `onClose` must not start the time anew
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(onClose, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isHeld]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing only holds the time; nothing is done by it
    <div
      role={notice.isProblem ? 'alert' : undefined}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
      className="pointer-events-auto flex min-h-13 animate-rise items-center gap-1 rounded-md bg-ink py-1 pr-1 pl-4 text-paper shadow-float"
    >
      <p className="flex-1 py-2 text-sm">{notice.text}</p>
      {notice.undo !== undefined && (
        <button
          type="button"
          onClick={() => {
            onClose();
            notice.undo?.();
          }}
          className="min-h-11 rounded-sm px-3 text-sm font-semibold underline underline-offset-4 focus-visible:outline-paper"
        >
          {t('common.undo')}
        </button>
      )}
      <IconButton
        label={t('common.dismiss')}
        icon={<X size={18} />}
        onClick={onClose}
        className="text-paper! hover:bg-transparent! focus-visible:outline-paper"
      />
    </div>
  );
}
