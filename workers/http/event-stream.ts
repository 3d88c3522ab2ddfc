/** Server-sent events (HTML standard, 9.2): one event a value, its `type` as the event's name, as JSON. */
export function eventStream(values: AsyncIterable<{ type: string }>): ReadableStream<Uint8Array> {
  const iterator = values[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done === true) return controller.close();
      const { value } = next;
      controller.enqueue(encoder.encode(`event: ${value.type}\ndata: ${JSON.stringify(value)}\n\n`));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
