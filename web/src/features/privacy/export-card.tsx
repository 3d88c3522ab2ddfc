import { useQuery } from '@tanstack/react-query';
import { Download, Hourglass, PackageOpen } from 'lucide-react';
import type { DataExport } from '#workers/features/account/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { Problem, useProblemText } from '../../ui/problem.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';
import { exportsQuery, isUnderWay, useAskExport, useDownload } from './privacy-queries.ts';

/** An archive of everything: asked for, watched while it is made, and downloaded. A link that is over leads back here. */
export function ExportCard({ isLinkOver = false }: { isLinkOver?: boolean }) {
  const t = useText();
  const problemText = useProblemText();
  const exports = useQuery(exportsQuery(useApi()));
  const ask = useAskExport();
  const isMaking = exports.data?.some(isUnderWay) ?? false;
  return (
    <Card className="grid gap-4">
      <div className="grid gap-1">
        <h2 className="text-lg">{t('privacy.export')}</h2>
        <p className="text-soft">{t('privacy.exportText')}</p>
      </div>
      {isLinkOver && (
        <p role="alert" className="flex items-start gap-2.5 rounded-md bg-notice-soft p-3">
          <Hourglass size={20} aria-hidden className="mt-0.5 shrink-0 text-notice" />
          {t('privacy.linkOver')}
        </p>
      )}
      {exports.isPending && (
        <>
          <LoadingWord text={t('common.loading')} />
          <Skeleton className="h-16" />
        </>
      )}
      {exports.isError && <Problem error={exports.error} onRetry={() => exports.refetch()} />}
      {exports.data?.length === 0 && <p className="text-faint">{t('privacy.noExports')}</p>}
      {exports.data !== undefined && exports.data.length > 0 && (
        <ul className="grid divide-y divide-line" aria-live="polite">
          {exports.data.slice(0, 5).map((one) => (
            <ExportRow key={one.id} one={one} />
          ))}
        </ul>
      )}
      {ask.isError && (
        <p role="alert" className="rounded-md bg-danger-soft p-3 text-danger">
          {problemText(ask.error)}
        </p>
      )}
      <Button
        className="justify-self-start max-sm:w-full"
        icon={<PackageOpen size={18} aria-hidden />}
        disabled={ask.isPending || isMaking}
        onClick={() => ask.mutate()}
      >
        {t(isMaking ? 'privacy.exportRunning' : 'privacy.exportAsk')}
      </Button>
    </Card>
  );
}

function ExportRow({ one }: { one: DataExport }) {
  const t = useText();
  const format = useFormat();
  const problemText = useProblemText();
  const download = useDownload();
  const { state, createdAt, expiresAt, tablesDone, tablesTotal } = one;
  const day = format.day(createdAt.slice(0, 10));
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="figures font-medium">{t('privacy.exportOf', { day, time: format.time(createdAt) })}</p>
        <p className="figures text-sm text-soft">
          {state === 'running'
            ? t('privacy.state.running', { done: tablesDone, all: tablesTotal, rows: one.rowsWritten })
            : t(`privacy.state.${state}`, {
                rows: one.rowsWritten,
                files: one.filesWritten,
                size: megabytes(one.sizeBytes ?? 0, format.number),
                day: expiresAt === null ? '' : format.date(expiresAt),
              })}
        </p>
        {isUnderWay(one) && (
          <progress
            className="h-2 w-full appearance-none overflow-hidden rounded-full border-0 bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
            aria-label={t('privacy.progress')}
            max={Math.max(1, tablesTotal)}
            value={tablesDone}
          />
        )}
        {download.isError && (
          <p role="alert" className="text-sm text-danger">
            {problemText(download.error)}
          </p>
        )}
      </div>
      {state === 'ready' && (
        <Button
          look="primary"
          icon={<Download size={18} aria-hidden />}
          disabled={download.isPending}
          onClick={() => download.mutate(one.id)}
        >
          {t('privacy.download')}
        </Button>
      )}
    </li>
  );
}

function megabytes(bytes: number, number: (value: number, digits?: number) => string): string {
  return bytes < 1_000_000 ? `${number(Math.ceil(bytes / 1000))} kB` : `${number(bytes / 1_000_000, 1)} MB`;
}
