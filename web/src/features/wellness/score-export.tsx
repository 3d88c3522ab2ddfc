import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useApi } from '../../lib/api/api-client.ts';
import { ApiError } from '../../lib/api/api-error.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { useProblemText } from '../../ui/problem.tsx';

const PREMIUM_NEEDED = 'DAY-BILL-1001';

/** All scores with their reasons as a file; who has no Premium is told what it would be, and where. */
export function ScoreExport({ isPremium }: { isPremium: boolean }) {
  const t = useText();
  const api = useApi();
  const problemText = useProblemText();
  const download = useMutation({
    mutationFn: async () => {
      const url = URL.createObjectURL(await api.blob('/wellness/score-export'));
      Object.assign(document.createElement('a'), { href: url, download: 'dayloom-scores.csv' }).click();
      URL.revokeObjectURL(url);
    },
  });
  const { error } = download;
  const isRefused = error instanceof ApiError && error.code === PREMIUM_NEEDED;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4">
      <p className="min-w-0 flex-1 basis-60 text-sm text-soft">
        {t(isPremium && !isRefused ? 'wellness.exportText' : 'wellness.exportPremium')}
      </p>
      {isPremium && !isRefused ? (
        <Button
          icon={<Download size={18} aria-hidden />}
          disabled={download.isPending}
          onClick={() => download.mutate()}
        >
          {t(download.isPending ? 'wellness.exporting' : 'wellness.export')}
        </Button>
      ) : (
        <Link to="/settings/plan" className={buttonLook('plain')}>
          {t('wellness.toPremium')}
        </Link>
      )}
      {error !== null && !isRefused && (
        <p role="alert" className="w-full rounded-md bg-danger-soft p-3 text-danger">
          {problemText(error)}
        </p>
      )}
    </div>
  );
}
