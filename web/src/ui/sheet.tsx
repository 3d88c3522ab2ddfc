import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../lib/intl/use-text.ts';
import { IconButton } from './button.tsx';

/** A sheet from below on a phone, a dialog in the middle on a desk. */
export function Sheet({
  title,
  isOpen,
  onOpenChange,
  children,
}: {
  title: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  children: ReactNode;
}) {
  const t = useText();
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity duration-200 data-starting-style:opacity-0 data-ending-style:opacity-0" />
        <Dialog.Popup className="fixed inset-x-0 bottom-0 z-50 grid max-h-[88dvh] grid-rows-[auto_1fr] rounded-t-xl bg-surface pb-[env(safe-area-inset-bottom)] text-ink shadow-float outline-none transition-[translate,opacity] duration-300 ease-settle data-starting-style:translate-y-10 data-starting-style:opacity-0 data-ending-style:translate-y-10 data-ending-style:opacity-0 sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[min(34rem,calc(100vw-2rem))] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-xl">
          <div className="flex items-center justify-between gap-3 py-2 pr-2 pl-5">
            <Dialog.Title className="text-lg">{title}</Dialog.Title>
            <Dialog.Close render={<IconButton label={t('common.close')} icon={<X size={20} />} />} />
          </div>
          <div className="overflow-y-auto overscroll-contain px-5 pb-6">{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
