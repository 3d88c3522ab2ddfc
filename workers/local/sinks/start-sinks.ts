import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { FEATURE_FLAG_NAMES, FEATURE_FLAGS } from '#workers/kernel/feature-flags.ts';
import { openBoundedLog } from '../bounded-log.ts';
import { isControlRequest, jsonReply, readJson } from '../json-reply.ts';
import { type RunningServer, startLoopback } from '../loopback-server.ts';
import { type CapturedError, createErrorSink } from './error-sink.ts';
import { type CapturedEvent, createEventSink, flagDefinitions } from './event-sink.ts';
import { LOCAL_POSTHOG } from './local-posthog.ts';
import { type CapturedMail, createMailSink } from './mail-sink.ts';
import { createPersonDeletion } from './person-deletion.ts';
import {
  type CapturedPush,
  createPushSink,
  newPushKeys,
  type PushKeys,
  pushMoodSchema,
} from './push-sink.ts';

export interface SinksOptions {
  port: number;
  host?: string;
  dataDir: string;
  mailApiKey: string;
}

const flagsSchema = z.record(z.string(), z.boolean());
const controlSchema = z.object({
  push: pushMoodSchema.optional(),
  clear: z.boolean().optional(),
  flags: flagsSchema.optional(),
});

/**
 * Push service, mail API, error intake, and product events with their switches in one. `GET /__captured` lists what came, newest first; `POST /__control`
 * tells the push service what to answer, or clears the lists; `GET /push/<id>/subscription` gives a subscription.
 */
export async function startSinks(options: SinksOptions): Promise<RunningServer> {
  mkdirSync(options.dataDir, { recursive: true });
  const file = (name: string) => path.join(options.dataDir, name);
  const pushes = openBoundedLog<CapturedPush>({ file: file('push.jsonl') });
  const mails = openBoundedLog<CapturedMail>({ file: file('mail.jsonl') });
  const errors = openBoundedLog<CapturedError>({ file: file('errors.jsonl') });
  const push = createPushSink(pushes, storedKeys(file('push-keys.json')));
  const mail = createMailSink(mails, options.mailApiKey);
  const error = createErrorSink(errors);
  const events = openBoundedLog<CapturedEvent>({ file: file('events.jsonl') });
  const event = createEventSink(events, LOCAL_POSTHOG.projectKey);
  const deletePersons = createPersonDeletion(events, LOCAL_POSTHOG.personalKey);
  const flags = new Map(
    FEATURE_FLAG_NAMES.map((flag): [string, boolean] => [flag, FEATURE_FLAGS[flag].byDefault]),
  );

  async function handle(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const [, area, id = '', rest] = url.pathname.split('/');
    if (request.method === 'GET') {
      if (url.pathname === '/__captured') {
        return jsonReply(200, {
          push: pushes.list(),
          mail: mails.list(),
          errors: errors.list(),
          events: events.list(),
          flags: Object.fromEntries(flags),
        });
      }
      if (url.pathname === '/flags/definitions') {
        const isOurs = request.headers.get('authorization') === `Bearer ${LOCAL_POSTHOG.secretKey}`;
        return isOurs
          ? jsonReply(200, flagDefinitions(Object.fromEntries(flags)))
          : jsonReply(401, { type: 'authentication_error' });
      }
      if (area === 'push' && rest === 'subscription')
        return jsonReply(200, push.subscription(id, url.origin));
      return jsonReply(404, { error: 'not found' });
    }
    if (request.method !== 'POST') return jsonReply(405, { error: 'POST is expected' });
    if (url.pathname === '/__control') return control(request);
    if (url.pathname === '/emails') return mail(request);
    if (url.pathname === '/batch/') return event(request);
    if (url.pathname === `/api/projects/${LOCAL_POSTHOG.projectId}/persons/bulk_delete/`)
      return deletePersons(request);
    if (area === 'push') return push.receive(id, request);
    if (area === 'api' && rest === 'envelope') return error(request);
    return jsonReply(404, { error: 'not found' });
  }

  async function control(request: Request): Promise<Response> {
    const wanted = isControlRequest(request) ? controlSchema.safeParse(await readJson(request)) : null;
    if (!wanted?.success) return jsonReply(400, { error: wanted?.error.issues ?? 'JSON expected' });
    if (wanted.data.push) push.tell(wanted.data.push);
    if (wanted.data.clear) for (const log of [pushes, mails, errors, events]) log.clear();
    for (const [flag, isOn] of Object.entries(wanted.data.flags ?? {})) flags.set(flag, isOn);
    return jsonReply(200, { ok: true });
  }

  return startLoopback(handle, { ...options, maxBodyBytes: 4 * 1024 * 1024 });
}

/** Kept, so that a subscription made before a restart can still be decrypted after it. */
function storedKeys(file: string): PushKeys {
  if (existsSync(file)) {
    return z
      .object({ privateKey: z.string(), auth: z.string() })
      .parse(JSON.parse(readFileSync(file, 'utf8')));
  }
  const keys = newPushKeys();
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}
