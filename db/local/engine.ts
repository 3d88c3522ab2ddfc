/** One Postgres session, held by one caller until it is released. */
export interface Session {
  /** Sends whole messages that end in one Sync or Query; resolves with all replies up to ReadyForQuery. */
  exchange(messages: Uint8Array): Promise<Buffer>;
  /** `broken`: nothing is known of its state, do not hand it to anybody else. */
  release(broken?: boolean): void;
}

/** Something that speaks Postgres: PGlite in this process, or a server. */
export interface Engine {
  readonly serverVersion: string;
  /**
   * 'socket': a WebSocket keeps one session for its whole life. 'transaction': there is only one session, so a
   * WebSocket holds it during a transaction alone and must not rely on session state.
   */
  readonly sessionPer: 'socket' | 'transaction';
  acquire(): Promise<Session>;
  close(): Promise<void>;
}
