import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { openBoundedLog } from '../bounded-log.ts';
import { isControlRequest, jsonReply, readJson } from '../json-reply.ts';
import { type RunningServer, startLoopback } from '../loopback-server.ts';
import { answerMessages } from './anthropic-wire.ts';
import { createMoods, moodSchema } from './moods.ts';
import { answerAiRun } from './workers-ai-wire.ts';

export interface ModelsOptions {
  port: number;
  host?: string;
  /** What both vendors' requests must carry as their key. */
  apiKey: string;
}

export interface ModelCall {
  at: string;
  vendor: 'anthropic' | 'workers-ai';
  mood: string;
  status: number;
  bytes: number;
}

const AI_RUN = /^\/client\/v4\/accounts\/[^/]+\/ai\/run\/(.+)$/;
const controlSchema = z.object({ anthropic: moodSchema.optional(), workersAi: moodSchema.optional() });

/**
 * Stands in for Anthropic and Workers AI. `GET /__control` shows the moods and the last calls (never a photo),
 * `POST /__control` sets a mood for one vendor or both.
 */
export async function startModels(options: ModelsOptions): Promise<RunningServer> {
  const moods = { anthropic: createMoods(), workersAi: createMoods() };
  const calls = openBoundedLog<ModelCall>({ limit: 100 });

  async function handle(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/__control') return control(request);
    const bytes = Number(request.headers.get('content-length') ?? 0);
    const run = AI_RUN.exec(pathname)?.[1];
    if (request.method !== 'POST' || (pathname !== '/v1/messages' && run === undefined)) {
      return jsonReply(404, { type: 'error', error: { type: 'not_found_error', message: 'Not found' } });
    }
    const vendor = run === undefined ? 'anthropic' : 'workers-ai';
    const mood = (run === undefined ? moods.anthropic : moods.workersAi).take();
    if (mood.mood === 'slow') await wait(mood.delayMs);
    const response =
      run === undefined
        ? await answerMessages(request, options.apiKey, mood)
        : await answerAiRun(request, decodeURIComponent(run), options.apiKey, mood);
    calls.add({ at: new Date().toISOString(), vendor, mood: mood.mood, status: response.status, bytes });
    return response;
  }

  async function control(request: Request): Promise<Response> {
    if (request.method === 'POST') {
      const wanted = isControlRequest(request) ? controlSchema.safeParse(await readJson(request)) : null;
      if (!wanted?.success) return jsonReply(400, { error: wanted?.error.issues ?? 'JSON expected' });
      if (wanted.data.anthropic) moods.anthropic.set(wanted.data.anthropic);
      if (wanted.data.workersAi) moods.workersAi.set(wanted.data.workersAi);
    }
    return jsonReply(200, {
      anthropic: moods.anthropic.current(),
      workersAi: moods.workersAi.current(),
      calls: calls.list(),
    });
  }

  return startLoopback(handle, { ...options, maxBodyBytes: 40 * 1024 * 1024 });
}
