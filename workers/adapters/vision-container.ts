import { DurableObject } from 'cloudflare:workers';
import type { Detector } from '#workers/kernel/ports.ts';
import { ContainerPort } from './container-port.ts';
import { visionAt, visionDetector, visionIn } from './vision-detector.ts';

interface VisionVariables {
  VISION_TOKEN?: string;
}

/** The port that the image of `workers/vision` listens on. */
const PORT = 8080;

/** One photo server: the object that owns a container of `workers/vision/Dockerfile`, and brings requests to it. */
export class VisionContainer extends DurableObject<VisionVariables> {
  readonly #port: ContainerPort | null;

  constructor(ctx: DurableObjectState, env: VisionVariables) {
    super(ctx, env);
    const token = env.VISION_TOKEN;
    this.#port = ctx.container
      ? new ContainerPort({ container: ctx.container, port: PORT, env: token ? { VISION_TOKEN: token } : {} })
      : null;
  }

  override fetch(request: Request): Response | Promise<Response> {
    return this.#port?.fetch(request) ?? Response.json({ error: { code: 'no_container' } }, { status: 501 });
  }
}

export interface VisionContainerOptions {
  namespace: DurableObjectNamespace<VisionContainer>;
  /** Origin of a photo server that runs by itself; it is used instead of the containers. */
  url?: string | undefined;
  token?: string | undefined;
  /** Containers to spread photos over; at most the `max_instances` of wrangler.toml. */
  instances?: number | undefined;
}

/** The detector port over the photo servers of this installation. */
export function visionContainer({ namespace, url, token, instances }: VisionContainerOptions): Detector {
  return visionDetector({ transport: url ? visionAt(url) : visionIn(namespace, instances), token });
}
