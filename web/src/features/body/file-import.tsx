import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { bodyKeys } from './body-queries.ts';
import { deviceBookmarks } from './device-bookmarks.ts';
import { type ImportState, importFile, recordedAt } from './import-file.ts';

type Unit = 'ms' | 's';

/** A file of heart data: read on this device, with bytes and samples shown as it goes. It can be stopped and goes on later. */
export function FileImport() {
  const t = useText();
  const api = useApi();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [state, setState] = useState<ImportState | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [startAt, setStartAt] = useState('');
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (chosen: File, { unit = 'ms', at = startAt }: { unit?: Unit; at?: string } = {}) => {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    setFile(chosen);
    setError(null);
    try {
      await importFile(api, chosen, {
        startAt: at === '' ? recordedAt(chosen.name) : new Date(at).getTime(),
        unit,
        signal: control.signal,
        bookmarks: deviceBookmarks,
        tell: (next) => !control.signal.aborted && setState(next),
      });
    } catch (cause) {
      if (!control.signal.aborted) setError(cause);
    }
    if (running.current === control) running.current = null;
    await queries.invalidateQueries({ queryKey: bodyKeys.all });
  };
  const isRunning = state !== null && !state.isDone && error === null;
  return (
    <div className="grid gap-4">
      <p className="text-soft">{t('body.fileKinds')}</p>
      <details className="text-sm">
        <summary className="min-h-6 cursor-pointer py-1 text-soft">{t('body.fileHow')}</summary>
        <ul className="mt-1 grid list-disc gap-1 pl-5 text-soft">
          {(['apple', 'healthConnect', 'intervals'] as const).map((kind) => (
            <li key={kind}>{t(`body.fileHow.${kind}`)}</li>
          ))}
        </ul>
      </details>
      <label className="grid gap-1.5">
        <span className="text-sm font-medium text-soft">{t('body.choose')}</span>
        <input
          type="file"
          accept=".hrm,.txt,.csv,.xml,.zip,.db,.json"
          disabled={isRunning}
          className="w-full min-w-0 rounded-md border border-line bg-surface p-2 file:mr-3 file:min-h-9 file:cursor-pointer file:rounded-sm file:border-0 file:bg-sunken file:px-3 file:font-medium file:text-ink"
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            setStartAt('');
            if (chosen !== undefined) void start(chosen, { at: '' });
          }}
        />
      </label>
      {state !== null && <ImportProgress state={state} />}
      {isRunning && (
        <Button
          className="justify-self-start"
          onClick={() => {
            running.current?.abort();
            setState(null);
          }}
        >
          {t('body.stop')}
        </Button>
      )}
      {error !== null && (
        <Problem error={error} {...(file !== null && { onRetry: () => void start(file) })} />
      )}
      {file !== null && state?.fault === 'seconds' && (
        <Button look="primary" className="justify-self-start" onClick={() => void start(file, { unit: 's' })}>
          {t('body.readAsSeconds')}
        </Button>
      )}
      {file !== null && state?.fault === 'no-time' && (
        <form
          className="flex flex-wrap items-end gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (startAt !== '') void start(file);
          }}
        >
          <label className="grid gap-1.5">
            <span className="text-sm font-medium text-soft">{t('body.recordedAt')}</span>
            <input
              type="datetime-local"
              required
              value={startAt}
              onChange={(event) => setStartAt(event.currentTarget.value)}
              className="min-h-11 rounded-md border border-edge bg-surface px-3"
            />
          </label>
          <Button type="submit" look="primary">
            {t('body.read')}
          </Button>
        </form>
      )}
    </div>
  );
}

function ImportProgress({ state }: { state: ImportState }) {
  const t = useText();
  const format = useFormat();
  const { bytesRead, bytesTotal, sent, fault, isDone, resumedFrom, skipped } = state;
  const size = (bytes: number) =>
    bytesTotal < 1_000_000
      ? `${format.number(bytes / 1_000, 1)} kB`
      : `${format.number(bytes / 1_000_000, 1)} MB`;
  return (
    <div className="grid gap-2">
      <progress
        value={bytesRead}
        max={Math.max(1, bytesTotal)}
        aria-label={t('body.progress')}
        className="h-2 w-full appearance-none overflow-hidden rounded-full border-0 bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      <p className="figures">
        {t('body.bytes', { read: size(bytesRead), total: size(bytesTotal) })}
        {' · '}
        {t('body.sent', { stored: sent.stored, repeated: sent.repeated })}
      </p>
      {resumedFrom > 0 && <p className="text-sm text-soft">{t('body.resumed', { count: resumedFrom })}</p>}
      {sent.refused + skipped > 0 && (
        <p className="text-sm text-notice">{t('body.leftOut', { count: sent.refused + skipped })}</p>
      )}
      {fault !== null && (
        <p role="alert" className="rounded-md bg-notice-soft p-3 text-notice">
          {t(`body.fault.${fault}`)}
        </p>
      )}
      <p role="status" className="font-medium">
        {isDone && fault === null ? t('body.done') : ''}
      </p>
    </div>
  );
}
