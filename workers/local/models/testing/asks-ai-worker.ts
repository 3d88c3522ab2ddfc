import { type AiRunner, workersAiMealModel } from '../../../adapters/workers-ai.ts';

/** Asks the binding about one detection, as the product does. */
export default {
  async fetch(request: Request, env: { AI: AiRunner }): Promise<Response> {
    const { searchParams } = new URL(request.url);
    let reported: string | undefined;
    const model = workersAiMealModel({
      ai: env.AI,
      model: searchParams.get('model') ?? undefined,
      report(error) {
        reported = error instanceof Error ? error.message : String(error);
      },
    });
    const label = searchParams.get('label') ?? '';
    const answer = await model.describe({
      photo: new Uint8Array([0xff, 0xd8, 0xff]),
      detections: [{ label, score: 0.5, box: [0, 0, 1, 1], kind: 'food' }],
    });
    return Response.json({ ...answer, reported });
  },
};
