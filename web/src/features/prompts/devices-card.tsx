import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { BellRing, Send, Trash2 } from 'lucide-react';
import type { PushDevice, TestResult } from '#workers/features/prompts/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { devicesQuery, unreachedQuery } from './prompt-queries.ts';
import { browserName, pushSupport, subscribe, systemName } from './subscribe.ts';

const WORDS = {
  blocked: 'prompts.blocked',
  'home-screen-first': 'prompts.ios',
  unsupported: 'prompts.unsupported',
  ready: 'prompts.allowWhy',
} as const;

/** The browsers that get prompts. The browser's own question comes after a tap, and after the reason for it. */
export function DevicesCard({ publicKey, timeZone }: { publicKey: string; timeZone: string }) {
  const t = useText();
  const api = useApi();
  const notice = useNotice();
  const queries = useQueryClient();
  const devices = useQuery(devicesQuery(api));
  const unreached = useQuery(unreachedQuery(api));
  const when = (at: string) =>
    new Date(at).toLocaleString(document.documentElement.lang, {
      timeZone,
      weekday: 'long',
      hour: '2-digit',
      minute: '2-digit',
    });
  const support = pushSupport();
  const refresh = () => queries.invalidateQueries({ queryKey: ['prompts', 'devices'] });
  const fail = () => notice(t('prompts.failed'), { isProblem: true });
  const allow = useMutation({
    mutationFn: async () => {
      const label = t('prompts.device', { browser: browserName(), system: systemName() });
      const device = await subscribe(publicKey, label);
      if (device !== null) await api.read<PushDevice>('/push-devices', { method: 'POST', body: device });
      return device !== null;
    },
    onSuccess: (isAdded) => (isAdded ? notice(t('prompts.added')) : fail()),
    onError: fail,
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: (id: string) => api.read(`/push-devices/${id}`, { method: 'DELETE' }),
    onError: fail,
    onSettled: refresh,
  });
  const test = useMutation({
    mutationFn: () => api.read<TestResult[]>('/push-tests', { method: 'POST' }),
    onError: fail,
    onSettled: refresh,
  });
  return (
    <Card className="grid gap-3">
      <h2 className="text-lg">{t('prompts.devices')}</h2>
      {devices.isPending && <Skeleton className="h-11" />}
      {devices.isError && <Problem error={devices.error} onRetry={() => devices.refetch()} />}
      {devices.data?.length === 0 && (
        <p className="text-soft">
          {unreached.data == null
            ? t('prompts.noDevices')
            : t('prompts.unreached', { when: when(unreached.data.dueAt) })}
        </p>
      )}
      <ul className="grid gap-1">
        {devices.data?.map(({ id, label }) => (
          <li key={id} className="flex min-h-11 items-center justify-between gap-3">
            <span className="min-w-0 break-words">{label}</span>
            <IconButton
              label={t('prompts.remove', { name: label })}
              icon={<Trash2 size={18} aria-hidden />}
              onClick={() => remove.mutate(id)}
            />
          </li>
        ))}
      </ul>
      <p className="text-sm text-soft">{t(WORDS[support])}</p>
      <div className="flex flex-wrap gap-2">
        {support === 'ready' && (
          <Button
            look="primary"
            icon={<BellRing size={18} aria-hidden />}
            disabled={allow.isPending}
            onClick={() => allow.mutate()}
          >
            {t('prompts.allow')}
          </Button>
        )}
        {devices.data !== undefined && devices.data.length > 0 && (
          <Button
            icon={<Send size={18} aria-hidden />}
            disabled={test.isPending}
            onClick={() => test.mutate()}
          >
            {t('prompts.test')}
          </Button>
        )}
      </div>
      <div role="status" className="grid gap-1 text-sm">
        {test.data?.map(({ deviceId, label, result }) => (
          <p key={deviceId}>{t(`prompts.result.${result}`, { name: label })}</p>
        ))}
      </div>
    </Card>
  );
}
