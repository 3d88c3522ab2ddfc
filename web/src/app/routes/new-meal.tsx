import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { ConsentQuestion } from '../../features/account/consent-question.tsx';
import { meQuery } from '../../features/account/me-queries.ts';
import { AllowanceUsed } from '../../features/food/allowance-used.tsx';
import { MomentFields, type MomentText } from '../../features/food/moment-fields.tsx';
import { PhotoPicker } from '../../features/food/photo-picker.tsx';
import { UploadStatus } from '../../features/food/upload-status.tsx';
import { usePhotoUpload } from '../../features/food/use-photo-upload.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { instantOf } from '../../lib/zoned-time.ts';
import { buttonLook } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';

const CameraView = lazy(async () => ({
  default: (await import('../../features/food/camera-view.tsx')).CameraView,
}));

/** A photo becomes a meal: chosen or taken here, sent, and followed on the meal's own page. */
export function NewMealScreen() {
  const t = useText();
  const { timeZone } = useFormat();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const me = useQuery(meQuery(useApi())).data;
  const [isCameraOpen, setIsCameraOpen] = useState(false);
  const [text, setText] = useState<MomentText>({ wallClock: '', meal: '' });

  const moment = useMemo(
    () => ({
      eatenAt: text.wallClock === '' ? undefined : instantOf(text.wallClock, timeZone).toISOString(),
      meal: text.meal === '' ? undefined : text.meal,
    }),
    [text, timeZone],
  );
  const follow = useCallback(
    (mealId: string) => {
      void queries.invalidateQueries({ queryKey: ['me'] });
      void navigate({ to: '/meals/$mealId', params: { mealId }, replace: true });
    },
    [navigate, queries],
  );
  const { state, glimpse, choose, again, cancel, reset } = usePhotoUpload(moment, follow);
  const takeIn = (photo: Blob) => {
    setIsCameraOpen(false);
    void choose(photo);
  };

  // A file that is no photo leaves everything as it was, with a word on it.
  const isChoosing = state.step === 'choosing' || state.step === 'unusable';
  const allowance = me?.photoAllowance;
  const left =
    allowance === undefined || allowance.limit === null
      ? null
      : Math.max(0, allowance.limit - allowance.used);
  return (
    <Page
      title={t('capture.title')}
      {...(left !== null && { lead: t('allowance.left', { left }) })}
      actions={
        <Link to="/quick-add" className={buttonLook('quiet', 'small')}>
          {t('capture.byHand')}
        </Link>
      }
    >
      <div className="grid gap-5">
        {state.step !== 'choosing' && (
          <UploadStatus state={state} glimpse={glimpse} onAgain={again} onCancel={cancel} onReset={reset} />
        )}
        {isChoosing && left === 0 && <AllowanceUsed />}
        {isChoosing && left !== 0 && isCameraOpen && (
          <Suspense fallback={<p role="status">{t('capture.opening')}</p>}>
            <CameraView onPhoto={takeIn} onClose={() => setIsCameraOpen(false)} />
          </Suspense>
        )}
        {isChoosing && left !== 0 && !isCameraOpen && (
          <>
            <PhotoPicker onPhoto={takeIn} onCamera={() => setIsCameraOpen(true)} />
            <MomentFields value={text} onChange={setText} />
            <p className="text-sm text-faint">{t('capture.privacy')}</p>
            {/* Below: it comes a moment later, and would push the buttons from under a finger. */}
            <ConsentQuestion purpose="outside-models" />
          </>
        )}
      </div>
    </Page>
  );
}
