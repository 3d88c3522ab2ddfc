export const wellness = {
  'wellness.title': 'Wert des Tages',
  'wellness.today': 'Dein Tag bis jetzt',
  'wellness.of': 'von 100',
  'wellness.noScore': 'Noch zu wenig bekannt',
  'wellness.noScoreText':
    '{known, plural, =0 {Noch ist kein Teil bekannt} one {Ein Teil ist bekannt} other {# Teile sind bekannt}}; für einen Wert braucht es {needed}.',
  'wellness.provisional': 'Der Tag geht weiter: Das kann sich noch ändern.',
  'wellness.knownOf': 'Aus {known} von {all} Teilen.',
  'wellness.reasons': 'Woraus er besteht',
  'wellness.how': 'Wie gezählt wird',
  'wellness.part.heart': 'Herz',
  'wellness.part.food': 'Essen',
  'wellness.part.habits': 'Gewohnheiten',
  'wellness.part.mood': 'Stimmung',
  'wellness.points': '{points} Punkte',
  'wellness.weight': 'wiegt {share}',
  'wellness.takesNoSide': 'zählt nicht mit',
  'wellness.heart.hrv': 'Herzratenvariabilität {steps} SD neben deinem Üblichen.',
  'wellness.heart.rest': 'Ruhepuls {steps} SD neben deinem Üblichen.',
  'wellness.food.fibre': 'Ballaststoffe: {grams} je 1.000 kcal.',
  'wellness.food.shares': 'Eiweiß {protein}, Fett {fat}, Kohlenhydrate {carbohydrate} der Energie.',
  'wellness.habits.kept': '{done} von {decided} eingehalten.',
  'wellness.mood.mean': '{mean} von 5, wie du sie gewählt hast.',
  'wellness.missing.no-heart-data': 'Keine Herzdaten von diesem Tag.',
  'wellness.missing.too-few-nights':
    'Braucht noch {count, plural, one {# Tag} other {# Tage}} mit Herzdaten, um deinen üblichen Bereich zu kennen.',
  'wellness.missing.no-meals': 'Keine Mahlzeiten notiert.',
  'wellness.missing.too-few-meals': 'Eine Mahlzeit allein sagt wenig über das Essen eines Tages.',
  'wellness.missing.figures-unknown': 'Zu wenig ist darüber bekannt, woraus die Mahlzeiten bestehen.',
  'wellness.missing.none-due': 'Keine Aufgabe war fällig.',
  'wellness.missing.still-open': 'Alle Aufgaben können noch erledigt werden.',
  'wellness.missing.no-mood': 'Keine Stimmung gewählt.',
  'wellness.history': 'Die Tage davor',
  'wellness.span': 'Wie weit zurück',
  'wellness.span30': '30 Tage',
  'wellness.span90': '90 Tage',
  'wellness.span365': 'Ein Jahr',
  'wellness.historySummary':
    '{count, plural, =0 {Kein Tag von {days} hat einen Wert.} one {Ein Tag von {days} hat einen Wert: {low}.} other {# von {days} Tagen haben einen Wert, von {low} bis {high}, die Hälfte davon mindestens {median}.}}',
  'wellness.historyEmpty': 'Noch hat kein Tag in dieser Spanne einen Wert.',
  'wellness.historyTable': 'Als Tabelle',
  'wellness.export': 'Herunterladen (CSV)',
  'wellness.exporting': 'Die Datei wird geschrieben …',
  'wellness.exportText':
    'Alle deine Werte als Datei: jeder Teil jedes Tages mit Gewicht, Punkten und dem, worauf sie beruhen.',
  'wellness.exportPremium':
    'Mit Premium bekommst du alle deine Werte als Datei, mit Teilen, Gewichten und Gründen. Die Zahlen selbst stehen im Archiv deiner Daten, das nichts kostet.',
  'wellness.toPremium': 'Premium ansehen',
  'wellness.day': 'Tag',
  'wellness.score': 'Wert',
  'wellness.none': 'keiner',
  'wellness.how.lead': 'Alles davon, damit du es nachrechnen kannst.',
  'wellness.how.rule':
    'Jeder Teil gibt 0 bis 100 Punkte. Der Wert ist ihr Mittel nach Gewicht. Ein Teil, der nicht bekannt ist, zählt nicht mit: Sein Gewicht geht im Verhältnis an die anderen. Mit weniger als {needed} Teilen gibt es keinen Wert.',
  'wellness.how.same':
    'Derselbe Tag hat immer denselben Wert. Kommt etwas später, etwa eine Mahlzeit, die du morgen nachträgst, wird der Tag neu gezählt.',
  'wellness.how.weights':
    'Die Teile wiegen gleich viel. Niemand hat gemessen, was sie bei einer Person gegeneinander wiegen, und gleiche Gewichte taugen etwa so viel wie angepasste (Dawes 1979).',
  'wellness.how.heart':
    'Herzratenvariabilität und Ruhepuls gegen deinen eigenen Bereich, nie gegen den anderer: 75 Punkte bei deinem Üblichen, 25 mehr oder weniger je Standardabweichung (nach Plews 2013 und Buchheit 2014).',
  'wellness.how.food':
    'Woraus dein Essen besteht, nie wie viel du isst. Ballaststoffe bis 14 g je 1.000 kcal zählen zwei Fünftel; Eiweiß mit 10–35 %, Fett mit 20–35 % und Kohlenhydrate mit 45–65 % der Energie je ein Fünftel (Institute of Medicine 2005). Zwei Mahlzeiten müssen bekannt sein.',
  'wellness.how.habits':
    'Der Anteil der Aufgaben des Tages, die du eingehalten hast. Aufgaben, die noch erledigt werden können, Pausen und Ruhetage zählen weder so noch so.',
  'wellness.how.mood':
    'Das Mittel der Stimmungen, die du gewählt hast: Jede der fünf Stufen liegt 25 Punkte auseinander. Was ein Modell aus deinen Worten liest, zählt nicht mit.',
  'wellness.how.not':
    'Es ist ein Blick zurück auf einen Tag und kein medizinischer Wert. Er sagt nicht, warum ein Tag so war, und ein niedriger ist kein Urteil über dich.',
  'wellness.failed': 'Tageswert: nicht erreichbar',
} as const;
