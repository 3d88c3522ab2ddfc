import { useQueryClient } from '@tanstack/react-query';
import { Bluetooth, HeartPulse } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { FileSample } from '#workers/features/body/pure/files/sample.ts';
import type { StrapReading } from '#workers/features/body/pure/strap.ts';
import { timeDomain } from '#workers/features/body/pure/time-domain.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { useProblemText } from '../../ui/problem.tsx';
import { bodyKeys } from './body-queries.ts';
import { bluetoothOf, connectStrap } from './connect-strap.ts';
import { putSource, sendSamples } from './send-samples.ts';

const SEND_EVERY_MS = 30_000;
const LIVE_BEATS = 60;

/** A chest strap by Bluetooth: the heart as it beats, sent every half minute. What could not be sent waits for the next try. */
export function StrapPanel() {
  const t = useText();
  const format = useFormat();
  const api = useApi();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const bluetooth = bluetoothOf(navigator);
  const [phase, setPhase] = useState<'idle' | 'connecting' | 'live' | 'lost'>('idle');
  const [reading, setReading] = useState<StrapReading | null>(null);
  const [beats, setBeats] = useState<readonly number[]>([]);
  const [stored, setStored] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const waiting = useRef<FileSample[]>([]);
  const end = useRef<(() => void) | null>(null);

  const send = async () => {
    const some = waiting.current;
    waiting.current = [];
    if (some.length === 0) return;
    setIsSending(true);
    try {
      const { id } = await putSource(api, { kind: 'strap', name: t('body.strap') });
      const sent = await sendSamples(api, id, some);
      setStored((before) => before + sent.stored);
      setProblem(null);
      await queries.invalidateQueries({ queryKey: bodyKeys.all });
    } catch (error) {
      waiting.current = [...some, ...waiting.current];
      setProblem(problemText(error));
    }
    setIsSending(false);
  };

  // Each beat draws the panel anew, and must not wind the clock anew.
  const latestSend = useRef(send);
  useEffect(() => {
    latestSend.current = send;
  });
  useEffect(() => {
    // What the last try could not send is sent by the next one, also when the strap is gone.
    if (phase !== 'live' && phase !== 'lost') return;
    const timer = setInterval(() => void latestSend.current(), SEND_EVERY_MS);
    return () => clearInterval(timer);
  }, [phase]);
  useEffect(() => () => end.current?.(), []);

  const clock = useRef(0);
  const onReading = (next: StrapReading) => {
    setReading(next);
    setBeats((before) => [...before, ...next.rr].slice(-LIVE_BEATS));
    const now = Date.now();
    if (next.rr.length === 0) waiting.current.push({ kind: 'hr', at: now, value: next.hr });
    const span = next.rr.reduce((sum, rr) => sum + rr, 0);
    // Beats follow one another by their own intervals; after a pause the clock counts anew.
    if (Math.abs(now - span - clock.current) > 3_000) clock.current = now - span;
    for (const rr of next.rr) {
      clock.current += rr;
      waiting.current.push({ kind: 'rr', at: Math.round(clock.current), value: rr });
    }
  };
  const connect = async () => {
    if (bluetooth === null) return;
    setPhase('connecting');
    setProblem(null);
    try {
      end.current = await connectStrap(bluetooth, {
        reading: onReading,
        lost: () => {
          setPhase('lost');
          void latestSend.current();
        },
      });
      setPhase('live');
    } catch {
      setPhase('idle');
      setProblem(t('body.strapFailed'));
    }
  };
  if (bluetooth === null) return <p className="text-soft">{t('body.noBluetooth')}</p>;
  const rmssd = beats.length < 20 ? null : (timeDomain(beats)?.rmssd ?? null);
  return (
    <div className="grid gap-4">
      <p className="text-soft">{t('body.strapText')}</p>
      {reading !== null && (
        <div className="figures flex flex-wrap items-baseline gap-x-6 gap-y-1">
          <span className="flex items-baseline gap-2">
            <HeartPulse aria-hidden className="self-center text-accent" />
            <span className="font-display text-3xl font-semibold">{reading.hr}</span>
            <span className="text-soft">{t('body.unit.restingHr')}</span>
          </span>
          <span>{t('body.liveRr', { rr: beats.length === 0 ? '–' : format.number(beats.at(-1) ?? 0) })}</span>
          <span>{t('body.liveRmssd', { rmssd: rmssd === null ? '–' : format.number(rmssd) })}</span>
          <span className="text-soft">{t('body.liveStored', { count: stored })}</span>
        </div>
      )}
      {reading?.hasContact === false && <p className="text-notice">{t('body.noContact')}</p>}
      {phase === 'lost' && (
        <p role="status">{t(isSending || problem !== null ? 'body.strapSending' : 'body.strapLost')}</p>
      )}
      {problem !== null && (
        <p role="alert" className="rounded-md bg-danger-soft p-3 text-danger">
          {problem}
        </p>
      )}
      {phase === 'live' ? (
        <Button className="justify-self-start" onClick={() => end.current?.()}>
          {t('body.strapEnd')}
        </Button>
      ) : (
        <Button
          look="primary"
          className="justify-self-start"
          icon={<Bluetooth size={18} aria-hidden />}
          disabled={phase === 'connecting'}
          onClick={() => void connect()}
        >
          {t(phase === 'connecting' ? 'body.strapConnecting' : 'body.strapConnect')}
        </Button>
      )}
    </div>
  );
}
