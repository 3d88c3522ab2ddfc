export const wellness = {
  'wellness.title': 'Score of the day',
  'wellness.today': 'Your day so far',
  'wellness.of': 'of 100',
  'wellness.noScore': 'Not enough to say',
  'wellness.noScoreText':
    '{known, plural, =0 {None of the parts is known yet} one {One part is known} other {# parts are known}}; a score takes {needed}.',
  'wellness.provisional': 'The day goes on: this may change.',
  'wellness.knownOf': 'Made of {known} of {all} parts.',
  'wellness.reasons': 'What it is made of',
  'wellness.how': 'How it is counted',
  'wellness.part.heart': 'Heart',
  'wellness.part.food': 'Food',
  'wellness.part.habits': 'Habits',
  'wellness.part.mood': 'Mood',
  'wellness.points': '{points} points',
  'wellness.weight': 'weighs {share}',
  'wellness.takesNoSide': 'takes no side',
  'wellness.heart.hrv': 'Heart rate variability {steps} SD from your usual.',
  'wellness.heart.rest': 'Resting heart rate {steps} SD from your usual.',
  'wellness.food.fibre': 'Fibre: {grams} a 1,000 kcal.',
  'wellness.food.shares': 'Protein {protein}, fat {fat}, carbohydrate {carbohydrate} of the energy.',
  'wellness.habits.kept': '{done} of {decided} kept.',
  'wellness.mood.mean': '{mean} of 5, as you chose it.',
  'wellness.missing.no-heart-data': 'No heart data of this day.',
  'wellness.missing.too-few-nights':
    'Needs {count, plural, one {# more day} other {# more days}} of heart data to know your usual range.',
  'wellness.missing.no-meals': 'No meals noted.',
  'wellness.missing.too-few-meals': 'One meal alone says little of a day’s food.',
  'wellness.missing.figures-unknown': 'Too little is known of what the meals are made of.',
  'wellness.missing.none-due': 'No task was due.',
  'wellness.missing.still-open': 'All tasks may still be done.',
  'wellness.missing.no-mood': 'No mood chosen.',
  'wellness.history': 'The days before',
  'wellness.span': 'How far back',
  'wellness.span30': '30 days',
  'wellness.span90': '90 days',
  'wellness.span365': 'A year',
  'wellness.historySummary':
    '{count, plural, =0 {No day of {days} has a score.} one {One day of {days} has a score: {low}.} other {# of {days} days have a score, from {low} to {high}, half of them at least {median}.}}',
  'wellness.historyEmpty': 'No day of this span has a score yet.',
  'wellness.historyTable': 'As a table',
  'wellness.export': 'Download (CSV)',
  'wellness.exporting': 'Writing the file …',
  'wellness.exportText':
    'All your scores as a file: each part of each day with its weight, its points and what they rest on.',
  'wellness.exportPremium':
    'With Premium you get all your scores as a file, with parts, weights and reasons. The figures themselves are in the archive of your data, which is free.',
  'wellness.toPremium': 'See Premium',
  'wellness.day': 'Day',
  'wellness.score': 'Score',
  'wellness.none': 'none',
  'wellness.how.lead': 'All of it, so that you can check it.',
  'wellness.how.rule':
    'Each part gives 0 to 100 points. The score is their mean by weight. A part that is not known takes no side: its weight goes to the others in proportion. With fewer than {needed} parts there is no score.',
  'wellness.how.same':
    'The same day always has the same score. When something comes late, such as a meal that you add tomorrow, the day is counted anew.',
  'wellness.how.weights':
    'The parts weigh alike. Nobody has measured what they weigh against each other for one person, and equal weights do about as well as fitted ones (Dawes 1979).',
  'wellness.how.heart':
    'Heart rate variability and resting heart rate against your own range, never other people’s: 75 points at your usual, 25 more or less for each standard deviation (the way of Plews 2013 and Buchheit 2014).',
  'wellness.how.food':
    'What your food is made of, never how much you eat. Fibre up to 14 g a 1,000 kcal counts two fifths; protein of 10–35 %, fat of 20–35 % and carbohydrate of 45–65 % of the energy count one fifth each (Institute of Medicine 2005). Two meals have to be known.',
  'wellness.how.habits':
    'The share of the day’s tasks that you kept. Tasks that may still be done, pauses and rest days count neither way.',
  'wellness.how.mood':
    'The mean of the moods that you chose: each of the five steps is 25 points apart. What a model reads from your words has no part in it.',
  'wellness.how.not':
    'It is a look back at a day and not a medical figure. It cannot tell why a day went as it did, and a low one is no verdict on you.',
  'wellness.failed': 'Score: could not be fetched',
} as const;
