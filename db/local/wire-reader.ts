export interface WireMessage {
  /** One letter; for what a frontend sends before it is known: 'ssl', 'cancel' or 'startup'. */
  type: string;
  /** The whole message, header and all. */
  bytes: Buffer;
}

const SSL_REQUEST = 80_877_103;
const CANCEL_REQUEST = 80_877_102;

/** Cuts a stream of bytes into protocol messages; `untyped` while a startup message is still to come. */
export class WireReader {
  private rest: Buffer = Buffer.alloc(0);
  private untyped: boolean;

  constructor(from: 'frontend' | 'backend') {
    this.untyped = from === 'frontend';
  }

  read(chunk: Uint8Array): WireMessage[] {
    this.rest = this.rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.rest, chunk]);
    const messages: WireMessage[] = [];
    for (let next = this.take(); next !== null; next = this.take()) messages.push(next);
    return messages;
  }

  private take(): WireMessage | null {
    const typeBytes = this.untyped ? 0 : 1;
    if (this.rest.length < typeBytes + 4) return null;
    const length = typeBytes + this.rest.readInt32BE(typeBytes);
    if (this.rest.length < length) return null;
    const bytes = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    if (!this.untyped) return { type: String.fromCharCode(bytes.readUInt8(0)), bytes };
    const code = bytes.readInt32BE(4);
    if (code === SSL_REQUEST) return { type: 'ssl', bytes };
    if (code === CANCEL_REQUEST) return { type: 'cancel', bytes };
    this.untyped = false;
    return { type: 'startup', bytes };
  }
}
