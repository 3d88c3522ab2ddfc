/** What slices say of a person's data, in German, by the English text: a receipt and an archive are read by whoever they are of. */
export const GERMAN: Readonly<Record<string, string>> = {
  'The photos of your meals.': 'Die Fotos deiner Mahlzeiten.',
  'What was on the plate, with weights and figures.': 'Was auf dem Teller lag, mit Gewichten und Werten.',
  'Your meals, with their totals, and what you marked in their photos.':
    'Deine Mahlzeiten mit ihren Summen und dem, was du auf ihren Fotos markiert hast.',
  'The key of a request, of use to programs alone.':
    'Der Schlüssel einer Anfrage, nur für Programme von Nutzen.',
  'How many meals you have.': 'Wie viele Mahlzeiten du hast.',
  'A count of the meals, which are in the export.': 'Eine Zahl der Mahlzeiten, die im Archiv stehen.',
  'Foods that you entered yourself.': 'Lebensmittel, die du selbst eingetragen hast.',
  'Made of the columns beside it, for searching.': 'Aus den Spalten daneben gemacht, für die Suche.',
  'The photos of your entries.': 'Die Fotos deiner Einträge.',
  'Where your entries lie among meanings, so that search finds them.':
    'Wo deine Einträge unter Bedeutungen liegen, damit die Suche sie findet.',
  'Figures that a model made of your entries, which are in the export.':
    'Zahlen, die ein Modell aus deinen Einträgen gemacht hat; die Einträge stehen im Archiv.',
  'Tags and activities that you used.': 'Schlagwörter und Tätigkeiten, die du benutzt hast.',
  'Keyed hashes of your words, by which search finds them; they say nothing without the key.':
    'Verschlüsselte Prüfsummen deiner Wörter, über die die Suche sie findet; ohne den Schlüssel sagen sie nichts.',
  'What you wrote, opened, with mood, tags and what a model read from it.':
    'Was du geschrieben hast, geöffnet, mit Stimmung, Schlagwörtern und dem, was ein Modell daraus las.',
  'The step that an undo would go back, sealed; gone with the next edit.':
    'Der Schritt, den ein Rückgängig zurückginge, versiegelt; weg mit der nächsten Änderung.',
  'Heartbeats and heart rates as they were measured, of the last 90 days.':
    'Herzschläge und Pulswerte, wie sie gemessen wurden, der letzten 90 Tage.',
  'Heart figures of five minutes each, and of their minutes, of the last 90 days.':
    'Herzwerte von je fünf Minuten und von deren Minuten, der letzten 90 Tage.',
  'Heart figures of hours that lie at least 30 days back.':
    'Herzwerte von Stunden, die mindestens 30 Tage zurückliegen.',
  'Heart figures of your days.': 'Herzwerte deiner Tage.',
  'A counter that says when figures were worked out.': 'Ein Zähler, der sagt, wann Werte berechnet wurden.',
  'What gave your heart data: straps, files and programs.':
    'Woher deine Herzdaten kamen: Gurte, Dateien und Programme.',
  'A keyed hash of the name, by which a source is found again.':
    'Eine verschlüsselte Prüfsumme des Namens, über die eine Quelle wiedergefunden wird.',
  'What you wrote to your days, opened.': 'Was du zu deinen Tagen geschrieben hast, geöffnet.',
  'The tasks of each day, and what became of them': 'Die Aufgaben jedes Tages, und was aus ihnen wurde',
  'When tasks may remind': 'Wann Aufgaben erinnern dürfen',
  'Tasks as they are planned': 'Aufgaben, wie sie geplant sind',
  Goals: 'Ziele',
  'Pauses, and whether for illness': 'Pausen, und ob wegen Krankheit',
  'How far a person’s days are made': 'Bis wohin die Tage einer Person angelegt sind',
  'It is of use to programs alone.': 'Das nützt nur Programmen.',
  'Which archetypes made a plan': 'Welche Archetypen einen Plan gemacht haben',
  'Since when a calendar has a secret address': 'Seit wann ein Kalender eine geheime Adresse hat',
  'A fingerprint of the secret address, of use to programs alone.':
    'Ein Fingerabdruck der geheimen Adresse, nur für Programme von Nutzen.',
  'Which house you are in, and were.': 'In welchem Haus du bist und warst.',
  'How you said that single moments were, and how your heart looked then.':
    'Wie einzelne Augenblicke nach deinen Worten waren, und wie dein Herz dabei aussah.',
  'How far your moments moved what the model says of your heart.':
    'Wie weit deine Augenblicke verschoben haben, was das Modell über dein Herz sagt.',
  'The score of each of your days, and what it was made of.':
    'Der Wert jedes deiner Tage, und woraus er entstand.',
  'What you subscribed to, at which price, and how it stands.':
    'Was du abonniert hast, zu welchem Preis, und wie es steht.',
  'The number under which the payment provider knows you.':
    'Die Nummer, unter der dich der Zahlungsanbieter kennt.',
  'Name, mail, card and invoices that you gave on the payment pages.':
    'Name, Mailadresse, Karte und Rechnungen, die du auf den Bezahlseiten angegeben hast.',
  'When we prompted you, and what you answered.': 'Wann wir dich gefragt haben, und was du geantwortet hast.',
  'Browsers that get your prompts.': 'Browser, die deine Erinnerungen bekommen.',
  'A key of the browser, of use to push services alone.':
    'Ein Schlüssel des Browsers, nur für Push-Dienste von Nutzen.',
  'A secret of the browser, of use to push services alone.':
    'Ein Geheimnis des Browsers, nur für Push-Dienste von Nutzen.',
  'For which weeks you were sent a mail.': 'Für welche Wochen du eine Mail bekommen hast.',
  'How, and when, you want to be prompted.': 'Wie und wann du gefragt werden willst.',
  'Letters of the week that were sent to you: the mail service keeps a log of them for a time of its own.':
    'Wochenbriefe, die dir geschickt wurden: Der Maildienst führt darüber ein Protokoll und löscht es nach seiner eigenen Frist.',
  'Changes of archetype that your answers suggested, and what you said to them.':
    'Wechsel des Archetyps, die deine Antworten nahelegten, und was du dazu gesagt hast.',
  'Your archetypes, each with the scores that it rested on.':
    'Deine Archetypen, jeder mit den Werten, auf denen er beruhte.',
  'Your answers to the quiz.': 'Deine Antworten im Quiz.',
  'What our staff was asked to look at, such as a payment that did not fit.':
    'Was unsere Leute sich ansehen sollten, etwa eine Zahlung, die nicht passte.',
  'The id of a member of our staff.': 'Die Nummer von jemandem aus unserem Team.',
  'What you used, by the day and under a number that leads to nobody, with your consent alone.':
    'Was du benutzt hast, nach Tagen, unter einer Nummer, die zu niemandem führt, und nur mit deiner Einwilligung.',
  'Faults of our programs. They name nobody: there is nothing of you to delete.':
    'Fehler unserer Programme. Sie nennen niemanden: Von dir ist dort nichts zu löschen.',
  'What you allowed and took back, and when.': 'Was du erlaubt und zurückgenommen hast, und wann.',
  'Your API keys: names, rights and last use.': 'Deine API-Schlüssel: Namen, Rechte und letzte Nutzung.',
  'A hash of the key, of use to nobody.': 'Eine Prüfsumme des Schlüssels, niemandem von Nutzen.',
  'How many photos were analysed on each day.': 'Wie viele Fotos an jedem Tag ausgewertet wurden.',
  'Answers to your last day’s requests, kept so that a repeat does nothing.':
    'Antworten auf deine Anfragen des letzten Tages, damit eine Wiederholung nichts bewirkt.',
  'Copies of answers that stand in the other tables; gone after a day.':
    'Kopien von Antworten, die in den anderen Tabellen stehen; nach einem Tag weg.',
  'The archives of your data that you asked for.': 'Die Archive deiner Daten, um die du gebeten hast.',
  'Where the archive lies, of use to programs alone.': 'Wo das Archiv liegt, nur für Programme von Nutzen.',
  'The key that your words are sealed with.': 'Der Schlüssel, mit dem deine Worte versiegelt sind.',
  'The export holds the words themselves, opened.': 'Das Archiv enthält die Worte selbst, geöffnet.',
  'Who did what to your account, without its content.': 'Wer was mit deinem Konto tat, ohne seinen Inhalt.',
  'Proof of what was done, under an id that leads to nobody once the account is gone.':
    'Der Nachweis, was getan wurde, unter einer Nummer, die zu niemandem führt, sobald das Konto weg ist.',
  'When you asked for an erasure, and whether you took it back.':
    'Wann du um eine Löschung gebeten hast, und ob du sie zurückgenommen hast.',
  'A hash of your sign-in’s number, of use to nobody.':
    'Eine Prüfsumme der Nummer deiner Anmeldung, niemandem von Nutzen.',
  'Your sign-in’s number, sealed.': 'Die Nummer deiner Anmeldung, versiegelt.',
  'It is the receipt: times and counts, under an id that leads to nobody.':
    'Das ist die Quittung: Zeiten und Zahlen, unter einer Nummer, die zu niemandem führt.',
  'Your account: time zone, preferences and plan.': 'Dein Konto: Zeitzone, Vorlieben und Tarif.',
  'Your sign-in: e-mail address, password and sessions.':
    'Deine Anmeldung: Mailadresse, Passwort und Sitzungen.',
  'Copies for quick reading.': 'Kopien zum schnellen Lesen.',
  'Work that waited.': 'Arbeit, die wartete.',
  'The key that your words were sealed with.': 'Der Schlüssel, mit dem deine Worte versiegelt waren.',
  'Its other half, of which no backup has a copy: without it no backup opens.':
    'Seine andere Hälfte, von der keine Sicherung eine Kopie hat: Ohne sie öffnet sich keine Sicherung.',
};
