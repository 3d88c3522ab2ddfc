import { expect, it } from 'vitest';
import { createNotices } from './notices.ts';

const textsOf = (notices: ReturnType<typeof createNotices>) => notices.shown().map(({ text }) => text);

it('says the same thing once, as something new, so that it is read out again', () => {
  const notices = createNotices();
  notices.add('Saved');
  const [first] = notices.shown();
  notices.add('Saved');
  notices.add('Saved');
  expect(textsOf(notices)).toEqual(['Saved']);
  expect(notices.shown()[0]?.id).not.toBe(first?.id);
});

it('keeps two undos of the same words: each is of its own deed', () => {
  const notices = createNotices();
  notices.add('Deleted', { undo: () => undefined });
  notices.add('Deleted', { undo: () => undefined });
  expect(textsOf(notices)).toEqual(['Deleted', 'Deleted']);
});

it('puts what is later about the same in the place of what was said before', () => {
  const notices = createNotices();
  notices.add('Kept on this device', { about: 'outbox' });
  notices.add('Something else');
  notices.add('Sent', { about: 'outbox' });
  expect(textsOf(notices)).toEqual(['Something else', 'Sent']);
});
