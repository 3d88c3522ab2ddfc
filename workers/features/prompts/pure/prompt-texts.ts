import type { Slot } from './prompt-times.ts';

export type Language = 'en' | 'de';

export interface PromptText {
  title: string;
  body: string;
}

export const BUTTONS: Readonly<Record<Language, Record<'done' | 'snooze' | 'skip', string>>> = {
  en: { done: 'Done', snooze: 'In an hour', skip: 'Not today' },
  de: { done: 'Erledigt', snooze: 'In einer Stunde', skip: 'Heute nicht' },
};

/** Where a browser shows two buttons, as Chromium does: what stands for those that come after a tap on it. */
export const MORE: Readonly<Record<Language, string>> = { en: 'Not now', de: 'Nicht jetzt' };

const CHECK_INS: Readonly<Record<Language, Record<Slot, PromptText>>> = {
  en: {
    morning: { title: 'Good morning', body: 'How did you wake up? One tap for your mood is enough.' },
    midday: { title: 'Halfway through', body: 'A short stop: what did you eat, and how do you feel?' },
    evening: { title: 'How was your day?', body: 'Three lines, or just a mood. Then it is done.' },
  },
  de: {
    morning: { title: 'Guten Morgen', body: 'Wie bist du aufgewacht? Ein Tipp für deine Stimmung reicht.' },
    midday: { title: 'Halbzeit', body: 'Ein kurzer Halt: Was hast du gegessen, und wie geht es dir?' },
    evening: { title: 'Wie war dein Tag?', body: 'Drei Zeilen oder nur eine Stimmung. Dann ist es getan.' },
  },
};

/** The day's check-in, in the member's language. */
export function checkInText(slot: Slot, language: Language): PromptText {
  return CHECK_INS[language][slot];
}

const TASKS: Readonly<Record<Language, Record<Slot, string>>> = {
  en: {
    morning: 'A small thing for this morning.',
    midday: 'A small thing for the middle of the day.',
    evening: 'A small thing for this evening.',
  },
  de: {
    morning: 'Eine Kleinigkeit für heute Morgen.',
    midday: 'Eine Kleinigkeit für die Mitte des Tages.',
    evening: 'Eine Kleinigkeit für heute Abend.',
  },
};
const CAPTURE: Readonly<Record<Language, string>> = {
  en: 'Tap to record it in the app.',
  de: 'Tippe, um es in der App aufzunehmen.',
};

/** A task by its name. A push is encrypted to the device (RFC 8291), so that no one between reads it. */
export function taskText(
  task: { title: string; needsCapture: boolean },
  slot: Slot,
  language: Language,
): PromptText {
  return { title: task.title, body: task.needsCapture ? CAPTURE[language] : TASKS[language][slot] };
}

/** A mail passes in the clear, and so it does not name the task. */
export function taskMailText(language: Language): PromptText {
  return language === 'de'
    ? {
        title: 'Eine Aufgabe aus deinem Plan ist dran',
        body: 'Welche, steht in der App: Wir schreiben es in keine Mail.',
      }
    : {
        title: 'A task of your plan is due',
        body: 'The app says which one: we do not write it into a mail.',
      };
}

export function testText(language: Language): PromptText {
  return language === 'de'
    ? { title: 'Das hat geklappt', body: 'So sieht ein Hinweis von Dayloom auf diesem Gerät aus.' }
    : { title: 'That worked', body: 'This is how a prompt from Dayloom looks on this device.' };
}

export interface MailText {
  subject: string;
  lines: readonly string[];
  button: string;
}

export function promptMail(text: PromptText, language: Language): MailText {
  const button = language === 'de' ? 'Dayloom öffnen' : 'Open Dayloom';
  return { subject: text.title, lines: [text.body], button };
}

export interface WeekFigures {
  /** Its Monday and its Sunday, 'YYYY-MM-DD'. */
  first: string;
  last: string;
  sent: number;
  done: number;
  skipped: number;
  /** Tasks of the plan that fell due in the week, and of them those that were done. */
  tasksDue: number;
  tasksDone: number;
}

const TIMES: Readonly<Record<Language, (count: number) => string>> = {
  en: (count) => (count === 1 ? 'We asked you once.' : `We asked you ${count} times.`),
  de: (count) => (count === 1 ? 'Wir haben dich einmal gefragt.' : `Wir haben dich ${count}-mal gefragt.`),
};

/** The weekly mail: what the tasks and prompts of a week came to. It names no task and says nothing of what anybody wrote. */
export function digestMail(figures: WeekFigures, language: Language): MailText {
  const { sent, done, skipped, tasksDue, tasksDone } = figures;
  const format = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  const [first, last] = [figures.first, figures.last].map((day) =>
    format.format(Date.parse(`${day}T00:00:00Z`)),
  );
  const isGerman = language === 'de';
  const tasks = isGerman
    ? `Aus deinem Plan erledigt: ${tasksDone} von ${tasksDue}.`
    : `Done of your plan: ${tasksDone} of ${tasksDue}.`;
  const prompts = isGerman
    ? `${TIMES.de(sent)} Erledigt: ${done}. Ausgelassen: ${skipped}.`
    : `${TIMES.en(sent)} Done: ${done}. Skipped: ${skipped}.`;
  const none = isGerman ? 'In dieser Woche gab es keinen Hinweis.' : 'There was no prompt this week.';
  return {
    subject: isGerman ? 'Deine Woche in Dayloom' : 'Your week in Dayloom',
    lines: [
      isGerman ? `${first} bis ${last}.` : `${first} to ${last}.`,
      ...(tasksDue === 0 ? [] : [tasks]),
      sent === 0 ? none : prompts,
    ],
    button: isGerman ? 'Deine Tage ansehen' : 'See your days',
  };
}
