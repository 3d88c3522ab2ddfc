import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useCallback } from 'react';
import { useText } from '../lib/intl/use-text.ts';
import { IconButton } from './button.tsx';

const UNDO_MS = 8_000;

/** Says what happened, and offers to take it back for eight seconds. */
export function useNotice() {
  const manager = Toast.useToastManager();
  const { add, close } = manager;
  const t = useText();
  return useCallback(
    (text: string, options: { undo?: () => void; isProblem?: boolean } = {}) => {
      const { undo } = options;
      const id: string = add({
        description: text,
        timeout: UNDO_MS,
        ...(options.isProblem === true && { priority: 'high' as const, type: 'problem' }),
        ...(undo !== undefined && {
          actionProps: {
            children: t('common.undo'),
            onClick: () => {
              close(id);
              undo();
            },
          },
        }),
      });
    },
    [add, close, t],
  );
}

export function Toaster() {
  const { toasts } = Toast.useToastManager();
  const t = useText();
  return (
    <Toast.Portal>
      <Toast.Viewport className="fixed inset-x-3 bottom-[calc(5.25rem+env(safe-area-inset-bottom))] z-60 mx-auto grid max-w-md gap-2 outline-none md:right-6 md:bottom-6 md:left-auto md:w-96">
        {toasts.map((toast) => (
          <Toast.Root
            key={toast.id}
            toast={toast}
            className="rounded-md bg-ink text-paper shadow-float transition-[translate,opacity] duration-300 ease-settle data-starting-style:translate-y-4 data-starting-style:opacity-0 data-ending-style:opacity-0"
          >
            <Toast.Content className="flex min-h-13 items-center gap-1 py-1 pr-1 pl-4">
              <Toast.Description className="flex-1 py-2 text-sm" />
              <Toast.Action className="min-h-11 rounded-sm px-3 text-sm font-semibold underline underline-offset-4 focus-visible:outline-paper" />
              <Toast.Close
                render={
                  <IconButton
                    label={t('common.dismiss')}
                    icon={<X size={18} />}
                    className="text-paper! hover:bg-transparent! focus-visible:outline-paper"
                  />
                }
              />
            </Toast.Content>
          </Toast.Root>
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  );
}
