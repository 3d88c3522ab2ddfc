import { WorkerEntrypoint } from 'cloudflare:workers';
import { createAiOverHttp } from './ai-over-http.ts';

interface Env {
  MODELS_URL: string;
  MODELS_TOKEN: string;
}

/** Stands where the `AI` binding stands in production: the local configuration binds it as a service. */
export default class LocalAi extends WorkerEntrypoint<Env> {
  run(model: string, input: Record<string, unknown>): Promise<unknown> {
    return createAiOverHttp({ url: this.env.MODELS_URL, token: this.env.MODELS_TOKEN }).run(model, input);
  }

  override fetch(): Response {
    return new Response('The AI binding has no pages.', { status: 404 });
  }
}
