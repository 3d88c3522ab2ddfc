import { z } from 'zod';

const envelope = z.object({
  result: z.unknown(),
  success: z.boolean(),
  errors: z.array(z.object({ code: z.number(), message: z.string() })),
});

/**
 * The binding's `run` over Cloudflare's REST interface at another origin. It throws as the binding does: an error whose
 * text starts with the code.
 */
export function createAiOverHttp(options: { url: string; token: string }) {
  return {
    async run(model: string, input: Record<string, unknown>): Promise<unknown> {
      const response = await fetch(`${options.url}/client/v4/accounts/local/ai/run/${model}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${options.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(input),
      });
      const answer = envelope.parse(await response.json());
      const error = answer.errors[0];
      if (error) throw new Error(`${error.code}: ${error.message}`);
      return answer.result;
    },
  };
}
