import { textStream } from './text-stream.ts';

/** Server-sent events (HTML standard, 9.2): one event a value, its `type` as the event's name, as JSON. */
export function eventStream(values: AsyncIterable<{ type: string }>): ReadableStream<Uint8Array> {
  async function* events() {
    for await (const value of values) yield `event: ${value.type}\ndata: ${JSON.stringify(value)}\n\n`;
  }
  return textStream(events());
}
