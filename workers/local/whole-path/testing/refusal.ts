import { z } from 'zod';

const envelope = z.object({
  error: z.object({ code: z.string(), userMessage: z.string().min(1) }),
  meta: z.object({ requestId: z.string() }),
});

/** A refusal in short: its status, its code, and whether it says when to come back. */
export async function refusalOf(response: Response): Promise<(number | string)[]> {
  const { error } = envelope.parse(await response.json());
  const comesBack = Number(response.headers.get('retry-after')) > 0;
  return [response.status, error.code, ...(comesBack ? ['Retry-After'] : [])];
}
