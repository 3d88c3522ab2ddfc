import { CloudOff, ImageOff } from 'lucide-react';
import { useLayoutEffect, useState } from 'react';
import type { MessageId } from '../../lib/intl/messages.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import type { Glimpse } from './first-look/first-look.ts';
import { GlimpseLine } from './first-look/glimpse-line.tsx';
import type { PhotoRefusal } from './prepare-photo.ts';
import type { UploadState } from './upload-machine.ts';
import { UploadRefused } from './upload-refused.tsx';

const KIB = 1024;

const REFUSALS = {
  not_a_photo: 'capture.notAPhoto',
  heic_unreadable: 'capture.heic',
  damaged: 'capture.damaged',
  empty: 'capture.emptyFile',
} as const satisfies Record<PhotoRefusal, MessageId>;

function Preview({ photo }: { photo: Blob }) {
  const t = useText();
  const [url, setUrl] = useState<string>();
  useLayoutEffect(() => {
    const made = URL.createObjectURL(photo);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [photo]);
  return (
    <img
      src={url}
      alt={t('meal.photoOf')}
      className="aspect-[auto_4/3] max-h-[55dvh] w-full rounded-lg bg-sunken object-contain"
    />
  );
}

export interface UploadStatusProps {
  state: Exclude<UploadState, { step: 'choosing' }>;
  glimpse: Glimpse | null;
  onAgain: () => void;
  onCancel: () => void;
  onReset: () => void;
}

/** Where a photo is on its way: prepared, sent byte by byte, waiting for a network, or refused with the reason. */
export function UploadStatus({ state, glimpse, onAgain, onCancel, onReset }: UploadStatusProps) {
  const t = useText();
  const format = useFormat();
  if (state.step === 'preparing') {
    return (
      <Card>
        <p
          role="status"
          className="grid aspect-4/3 max-h-[55dvh] w-full animate-breathe place-items-center rounded-lg bg-sunken"
        >
          {t('capture.preparing')}
        </p>
      </Card>
    );
  }
  if (state.step === 'unusable') {
    return (
      <p role="alert" className="flex gap-2.5 rounded-lg bg-notice-soft p-4 text-notice">
        <ImageOff size={20} aria-hidden className="mt-0.5 shrink-0" /> {t(REFUSALS[state.reason])}
      </p>
    );
  }
  return (
    <Card className="grid gap-4">
      <Preview photo={state.photo} />
      <GlimpseLine glimpse={glimpse} />
      {state.step === 'sending' && (
        <div className="grid gap-2">
          <progress
            className="h-2.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
            aria-label={t('capture.sending')}
            value={state.sentBytes}
            max={state.totalBytes}
          />
          <div className="flex items-center justify-between gap-3">
            <p className="figures text-sm text-soft">
              {t('capture.sentOf', {
                sent: format.number(state.sentBytes / KIB),
                total: format.number(state.totalBytes / KIB),
              })}
            </p>
            <Button look="quiet" size="small" onClick={onCancel}>
              {t('common.cancel')}
            </Button>
          </div>
        </div>
      )}
      {state.step === 'accepted' && <p role="status">{t('step.queued.doing')}</p>}
      {state.step === 'waiting' && (
        <div role="status" className="grid justify-items-start gap-3">
          <p className="flex gap-2.5">
            <CloudOff size={20} aria-hidden className="mt-0.5 shrink-0" /> {t('capture.waiting')}
          </p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={onAgain}>{t('uploads.sendNow')}</Button>
            <Button look="quiet" onClick={onReset}>
              {t('capture.another')}
            </Button>
          </div>
        </div>
      )}
      {state.step === 'refused' && <UploadRefused error={state.error} onAgain={onAgain} onReset={onReset} />}
    </Card>
  );
}
