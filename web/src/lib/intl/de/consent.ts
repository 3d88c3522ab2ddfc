export const consent = {
  'consent.heading': 'Was du erlaubst',
  'consent.lead':
    'Alles hier ist aus, bis du es erlaubst, und du kannst es jederzeit zurücknehmen. Ab dann wird damit nichts Neues berechnet; was vorher da war, bleibt, auch Werte vergangener Tage, bis du es löschst. Dayloom geht auch ohne, nur mit weniger.',
  'consent.health-data.title': 'Gesundheitsdaten aufbewahren',
  'consent.health-data.text':
    'Puls, Herzratenvariabilität und Notizen zum Körper sind Gesundheitsdaten, die das Gesetz besonders schützt. Erlaube Dayloom, sie aufzubewahren und dir zu zeigen, worauf sie hindeuten. Niemand sonst bekommt sie.',
  'consent.outside-models.title': 'Fremde Modelle mitlesen lassen',
  'consent.outside-models.text':
    'Ein Modell von Anthropic oder Cloudflare darf deine Essensfotos und Tagebuchtexte ansehen, um Speisen zu benennen und Fragen zu beantworten. In Texten werden Namen, Adressen und Nummern vorher verdeckt; aus Fotos werden Ort, Zeit und Kamera entfernt. Ohne das sehen nur unsere eigenen, kleineren Modelle hin.',
  'consent.analytics.title': 'Zählen, wie die App benutzt wird',
  'consent.analytics.text':
    'Wir zählen, welche Seiten und Knöpfe benutzt werden, unter einer Nummer, die nicht zu dir führt. Nie, was du isst, schreibst oder misst.',
  'consent.peer-review.title': 'Mit anderen prüfen',
  'consent.peer-review.text':
    'Aufnahmen deiner Aufgaben, auf deinem Gerät mit verdeckten Gesichtern, gehen versiegelt an drei Mitglieder eines anderen Hauses, die sagen, ob die Aufgabe getan ist. Sie erfahren nie, wer du bist.',
  'consent.mail.title': 'E-Mails bekommen',
  'consent.mail.text': 'Ein wöchentlicher Rückblick per E-Mail. In jeder steht ein Link, der sie beendet.',
  'consent.neverSaid': 'Noch nicht gefragt',
  'consent.allowedSince': 'Erlaubt am {day}',
  'consent.refusedSince': 'Nicht erlaubt seit dem {day}',
  'consent.said': 'Erlaubt.',
  'consent.taken': 'Zurückgenommen, ab jetzt.',
  'consent.revocable': 'Du kannst das jederzeit in den Optionen zurücknehmen.',
  'consent.allow': 'Erlauben',
  'consent.notNow': 'Jetzt nicht',
  'consent.notAllow': 'Nein, danke',
} as const;
