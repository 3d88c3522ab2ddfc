import type { Message } from './message.ts';

export type MessageState =
  | 'CREATED'
  | 'ACTIVE'
  | 'RETRY'
  | 'ERROR'
  | 'DELIVERED'
  | 'FAILED'
  | 'CANCELED'
  | 'CANCEL_REQUESTED';

export interface MessageEvent {
  time: number;
  messageId: string;
  state: MessageState;
  url: string;
  queueName?: string;
  scheduleId?: string;
  flowControlKey?: string;
  label?: string;
  error?: string;
  responseStatus?: number;
  nextDeliveryTime?: number;
}

const KEPT = 2000;

/** What happened to messages, newest first. Kept in memory alone: they are for looking at, nothing rests on them. */
export class EventLog {
  private readonly kept: MessageEvent[] = [];

  add(message: Message, time: number, state: MessageState, more: Partial<MessageEvent> = {}): void {
    const { flow, label } = message.settings;
    this.kept.unshift({
      time,
      messageId: message.messageId,
      state,
      url: message.url,
      ...(message.queueName !== null && { queueName: message.queueName }),
      ...(message.scheduleId !== null && { scheduleId: message.scheduleId }),
      ...(flow && { flowControlKey: flow.key }),
      ...(label !== null && { label }),
      ...more,
    });
    this.kept.length = Math.min(this.kept.length, KEPT);
  }

  all(): readonly MessageEvent[] {
    return this.kept;
  }
}
