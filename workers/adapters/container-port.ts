export interface ContainerPortOptions {
  /** `ctx.container` of a Durable Object that has one. */
  container: Pick<Container, 'running' | 'start' | 'getTcpPort' | 'setInactivityTimeout'>;
  port: number;
  /** Environment of the container's process. */
  env: Record<string, string>;
  /** How often a starting container is asked whether it listens, 100 ms apart. */
  attempts?: number;
  pause?: (ms: number) => Promise<void>;
}

/** A container that nobody called for so long is stopped by the platform. */
const IDLE_MS = 10 * 60 * 1000;

/**
 * Brings requests to a port of a container, which it starts when it does not run and waits for until its /health answers
 * (https://developers.cloudflare.com/durable-objects/api/container/). While it cannot, it answers 503 with Retry-After.
 */
export class ContainerPort {
  readonly #options: ContainerPortOptions;
  #listening: Promise<boolean> | null = null;

  constructor(options: ContainerPortOptions) {
    this.#options = options;
  }

  async fetch(request: Request): Promise<Response> {
    const { container, port } = this.#options;
    if (!container.running) this.#listening = null;
    this.#listening ??= this.#start();
    if (!(await this.#listening)) {
      this.#listening = null;
      return notNow(2);
    }
    try {
      const { pathname, search } = new URL(request.url);
      return await container
        .getTcpPort(port)
        .fetch(new Request(`http://container${pathname}${search}`, request));
    } catch {
      this.#listening = null;
      return notNow(1);
    }
  }

  async #start(): Promise<boolean> {
    const { container, port, env, attempts = 40, pause = wait } = this.#options;
    try {
      if (!container.running) {
        container.start({ env, enableInternet: false });
        await container.setInactivityTimeout(IDLE_MS);
      }
      for (let attempt = 0; attempt < attempts; attempt++) {
        if (attempt > 0) await pause(100);
        const health = await container
          .getTcpPort(port)
          .fetch('http://container/health', { signal: AbortSignal.timeout(1000) })
          .catch(() => null);
        await health?.body?.cancel();
        if (health?.ok) return true;
      }
    } catch (error) {
      console.error(JSON.stringify({ event: 'container-start-failed', message: String(error) }));
    }
    return false;
  }
}

function notNow(retryAfterS: number): Response {
  const headers = { 'retry-after': String(retryAfterS) };
  return Response.json({ error: { code: 'busy' } }, { status: 503, headers });
}

function wait(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
