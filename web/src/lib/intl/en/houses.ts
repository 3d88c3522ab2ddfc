export const houses = {
  'house.title': 'House',
  'house.byArchetype': 'You came here with your archetype.',
  'house.byChoice': 'You chose this house.',
  'house.privacy': 'Nobody here sees who you are or what you do: only what all of you came to.',
  'house.leave': 'Leave the house',
  'house.left': 'You left: {name}.',
  'house.challenge': 'This week, together',
  'house.challenge.days': 'Each of us: something done on {goal} days.',
  'house.challenge.tasks': 'Each of us: {goal} tasks done.',
  'house.challenge.full-days': 'Each of us: {goal} days with everything done.',
  'house.own': 'Your part: {own} of {goal}.',
  'house.ownReached': 'Your part: {own} of {goal}. You have reached it.',
  'house.tooFew':
    'Fewer than five members have been at work this week. Figures of the others are shown from five on.',
  'house.together':
    'With at least {atLeast} members at work, the house has come to {share}, and {reached} of them have reached the goal. In steps of 5%.',
  'house.standing': 'How the houses stand',
  'house.lastWeek': 'Last week',
  'house.yours': 'yours',
  'house.standingNote':
    'How much of its goal each house has come to. Nobody counts beyond their own part, so a large house is not ahead. Counted every hour.',
  'house.noStanding': 'No house has had five members at work yet, so there is nothing to show.',
  'house.noneTitle': 'You are in no house',
  'house.noneText':
    'A house is a team without a chat: a challenge a week, and how far all of you came. You can enter one, and leave it at any time.',
  'house.choose': 'Choose a house',
  'house.others': 'Move to another house',
  'house.ofArchetype': 'The house of your archetype',
  'house.enter': 'Enter',
  'house.enterNamed': 'Enter: {name}',
} as const;
