import type { privacy as english } from '../en/privacy.ts';

export const privacy: Record<keyof typeof english, string> = {
  'privacy.yours': 'Deine Daten gehören dir',
  'privacy.yoursText':
    'Aufbewahrt wird nur, was du eingibst oder erlaubst. Was du schreibst, ist mit einem eigenen Schlüssel versiegelt. Du kannst jederzeit und kostenlos alles mitnehmen und alles löschen.',
  'privacy.toConsents': 'Was du erlaubst',
  'privacy.toSessions': 'Wo du angemeldet bist',
  'privacy.export': 'Alles mitnehmen',
  'privacy.exportText':
    'Ein Archiv mit jeder Tabelle als JSON und CSV, deinen Fotos und einem README, das alles erklärt. Was du geschrieben hast, steht darin geöffnet: Bewahre es sicher auf.',
  'privacy.linkOver':
    'Dieser Link gilt nicht mehr: Er galt eine Viertelstunde. Herunterladen macht einen neuen, solange das Archiv hier liegt; nach seiner Woche erstelle ein neues Archiv.',
  'privacy.noExports': 'Noch kein Archiv.',
  'privacy.exportAsk': 'Archiv erstellen',
  'privacy.exportRunning': 'Ein Archiv wird erstellt',
  'privacy.exportOf': '{day}, {time}',
  'privacy.progress': 'Geschriebene Tabellen',
  'privacy.state.queued': 'Wartet, bis es dran ist',
  'privacy.state.running': '{done} von {all} Tabellen, bisher {rows, plural, one {# Zeile} other {# Zeilen}}',
  'privacy.state.ready':
    '{rows, plural, one {# Zeile} other {# Zeilen}}, {files, plural, one {# Datei} other {# Dateien}}, {size}. Liegt bereit bis zum {day}.',
  'privacy.state.failed': 'Es konnte nicht erstellt werden. Bitte versuche es noch einmal.',
  'privacy.state.expired': 'Gelöscht: Seine Woche war um.',
  'privacy.download': 'Herunterladen',
  'privacy.leave': 'Gehen und alles löschen',
  'privacy.leaveNow':
    'Sofort: Dein Konto wird geschlossen, du wirst überall abgemeldet, deine Anmeldung wird von deinen Daten getrennt, und Erinnerungen, API-Schlüssel und die Adresse deines Kalenders gelten nicht mehr. Browser für Erinnerungen werden vergessen, und ein Abo endet; was davon übrig war, wird nicht erstattet.',
  'privacy.leaveUndo':
    '30 Tage lang: Melde dich wieder an, und ein Tippen gibt dir alles zurück, außer dem Abo und den Browsern für Erinnerungen.',
  'privacy.leaveThen':
    'Danach: Zeilen, Fotos, Suchdaten und deine Anmeldung werden entfernt, hier und bei unseren Anbietern, und der Schlüssel zu dem, was du geschrieben hast, wird vernichtet.',
  'privacy.leaveKept':
    'Eine Quittung nennt jeden Speicher mit Zahlen. Rechnungen bleiben beim Zahlungsanbieter, solange das Gesetz es verlangt.',
  'privacy.leaveAsk': 'Mein Konto schließen …',
  'privacy.leaveDo': 'Schließen und in 30 Tagen alles löschen',
  'privacy.leaving': 'Wird geschlossen …',
  'privacy.notices': 'Hinweise',
  'privacy.gdpr.title': 'Deine Rechte in EU, EWR und Vereinigtem Königreich (DSGVO)',
  'privacy.gdpr.text':
    'Verantwortlich für deine Daten ist, wer diese Installation betreibt; wer das ist, steht im Impressum.\nWas du eingibst, verarbeiten wir, um dir das Produkt zu geben (Artikel 6 Absatz 1 b). Gesundheitsdaten, fremde Modelle, das Zählen der Nutzung, die Prüfung durch Mitglieder und E-Mail beruhen allein auf deiner Einwilligung (Artikel 6 Absatz 1 a, für Gesundheitsdaten Artikel 9 Absatz 2 a); du kannst jede jederzeit für die Zukunft widerrufen.\nDu darfst deine Daten sehen und mitnehmen (Artikel 15 und 20): Erstelle oben ein Archiv. Du darfst sie berichtigen (16), in der App, und löschen lassen (17): Schließe unten dein Konto. Du darfst ihre Nutzung einschränken oder ihr widersprechen (18, 21), indem du eine Einwilligung zurücknimmst. Keine Entscheidung mit rechtlicher Wirkung trifft eine Maschine allein (22).\nAnbieter, die für uns verarbeiten: Cloudflare (Betrieb, Dateien), Neon (Datenbank), Upstash (Zwischenspeicher, Warteschlange), Clerk (Anmeldung), Stripe (Zahlung), Sentry (Fehler unserer Programme, ohne deine Daten), und mit deiner Einwilligung Anthropic oder Cloudflare (Modelle), PostHog (Zählen), ein Maildienst und der Push-Dienst deines Browsers (Erinnerungen). Einige sitzen in den USA; es gelten Standardvertragsklauseln.\nDu kannst dich bei der Datenschutzbehörde deines Wohnorts beschweren.',
  'privacy.ccpa.title': 'Deine Rechte in Kalifornien (CCPA, CPRA)',
  'privacy.ccpa.text':
    'Wir erheben Kennungen (deine Anmeldung), was du zu Mahlzeiten, Stimmung, Gewohnheiten und Körper eingibst, Fotos und die Schlüsse, die die App für dich zieht. Wir nutzen sie, um sie dir zu zeigen, mit deiner Einwilligung für das, was du erlaubst (Modelle, Zählen der Nutzung, Prüfung durch Mitglieder, E-Mail), und für nichts anderes. Weiter gehen sie dafür an die oben genannten Anbieter.\nWir verkaufen und teilen keine persönlichen Daten und haben es nie getan. Sensible Daten wie Gesundheitsdaten nutzen wir nur für das, worum du gebeten hast; es gibt also nichts zu beschränken.\nDu darfst deine Daten kennen, bekommen, berichtigen und löschen: Das Archiv und das Schließen des Kontos auf dieser Seite tun das, ohne Nachweis über deine Anmeldung hinaus. Niemand wird schlechter behandelt, weil er diese Rechte nutzt. Mit deiner schriftlichen Vollmacht kann jemand für dich handeln.\nAufbewahrt wird, solange dein Konto besteht: rohe Herzdaten 90 Tage, Archive 7 Tage, und alles bis 30 Tage nach dem Schließen des Kontos.',
  'privacy.medical.title': 'Kein Medizinprodukt',
  'privacy.medical.text':
    'Dayloom ist ein Wellness-Produkt. Seine Zahlen sind Schätzungen aus Fotos, Tabellen und Sensoren für den Alltag; sie stellen keine Diagnose, behandeln und verhüten nichts und ersetzen keinen Rat von Ärztin, Therapeut oder Ernährungsberatung.\nÄndere weder Medikamente noch Ernährung oder Behandlung wegen etwas, das du hier siehst. Bei einer Allergie lies das Etikett: Ein Filter hier ist keine Garantie.\nBist du in Gefahr oder denkst du daran, dir etwas anzutun, wähle den Notruf: 112 in Europa, 911 oder 988 in den USA.',
  'privacy.sessions': 'Wo du angemeldet bist',
  'privacy.sessionsText': 'Melde ab, was du nicht kennst. Ein Gerät ist binnen Sekunden draußen.',
  'privacy.noSessions': 'Kein Gerät ist angemeldet.',
  'privacy.unknownDevice': 'Unbekanntes Gerät',
  'privacy.thisDevice': 'Dieses Gerät',
  'privacy.lastSeen': 'Zuletzt gesehen {day}, {time}',
  'privacy.end': 'Abmelden',
  'privacy.endDevice': '{device} abmelden',
  'privacy.ended': 'Abgemeldet.',
  'privacy.closed': 'Dein Konto ist geschlossen',
  'privacy.closedText': 'Bis zum {day} gibt ein Tippen es zurück. Danach wird es endgültig gelöscht.',
  'privacy.closedGone':
    'Vorbei, seit du es geschlossen hast: jede Sitzung, die Browser, die deine Erinnerungen bekamen, und ein Abo, ohne Erstattung. Anmelden, Erinnerungen erlauben und abonnieren würdest du selbst neu.',
  'privacy.closedHeld':
    'Bis dahin wartet auf dich: alles, was du eingegeben hast, deine Einstellungen, API-Schlüssel und die Adresse deines Kalenders; sie antworten so lange niemandem. Archive werden trotzdem nach ihrer Woche gelöscht, rohe Herzdaten nach 90 Tagen.',
  'privacy.closedThen':
    'Ab dem {day}: Zeilen, Fotos, Suchdaten und deine Anmeldung werden gelöscht, hier und bei unseren Anbietern, und der Schlüssel zu dem, was du geschrieben hast, wird vernichtet. Die Quittung sagt, was entfernt wurde, und was bleibt und warum.',
  'privacy.closedRunning': 'Es wird gerade gelöscht und lässt sich nicht mehr zurückgeben.',
  'privacy.stay': 'Mein Konto zurückgeben',
  'privacy.toReceipt': 'Quittung zeigen',
  'privacy.signOut': 'Abmelden',
  'privacy.receipt': 'Quittung einer Löschung',
  'privacy.receipt.waiting': 'Das Konto ist geschlossen',
  'privacy.receipt.waitingText':
    'Deine Anmeldung ist von deinen Daten getrennt, und du bist überall abgemeldet. Am {day} wird alles gelöscht. Um es zurückzunehmen, melde dich bis dahin an.',
  'privacy.receipt.running': 'Es wird gelöscht',
  'privacy.receipt.runningText': 'Was schon weg ist, steht unten in Zahlen.',
  'privacy.receipt.done': 'Alles ist gelöscht',
  'privacy.receipt.doneText':
    'Seit dem {day} ist in unseren Speichern nichts mehr von dir außer dem, was unten steht.',
  'privacy.receipt.cancelled': 'Die Löschung wurde zurückgenommen',
  'privacy.receipt.cancelledText':
    'Das Konto ist wieder offen, mit allem darin, außer einem Abo und Browsern für Erinnerungen.',
  'privacy.receipt.keep': 'Merke dir die Adresse dieser Seite: Nur sie führt zu dieser Quittung.',
  'privacy.receipt.copy': 'Adresse kopieren',
  'privacy.receipt.copied': 'Die Adresse ist kopiert.',
  'privacy.receipt.removed': 'Was entfernt wurde',
  'privacy.receipt.kept': 'Was bleibt, und warum',
  'privacy.receipt.asked': 'Verlangt: Dort wird es innerhalb von etwa einer Woche gelöscht.',
  'privacy.receipt.left': 'Bleibt dort: Wir können die Löschung nicht verlangen.',
  'privacy.receipt.leftUntil': 'Bleibt dort: Es läuft spätestens am {day} ab.',
  'privacy.receipt.signIn': 'Anmelden, um es zurückzunehmen',
  'privacy.store.database': 'Zeilen der Datenbank',
  'privacy.store.files': 'Fotos und Archive',
  'privacy.store.vectors': 'Suchvektoren',
  'privacy.store.cache': 'Zwischengespeicherte Kopien',
  'privacy.store.queue': 'Wartende Arbeit',
  'privacy.store.keys': 'Vernichtete Schlüssel',
  'privacy.store.vendors': 'Einträge bei Anbietern',
};
