export const consent = {
  'consent.heading': 'What you allow',
  'consent.lead':
    'Each of these is off until you say so, and you can take it back at any time. From then on nothing new is worked out from it; what was kept before stays, scores of past days too, until you delete it. Dayloom works without them, with less.',
  'consent.health-data.title': 'Keep health data',
  'consent.health-data.text':
    'Heart rate, heart rate variability and body notes are health data, which the law protects most. Allow Dayloom to keep them and show you what they suggest. Nobody else gets them.',
  'consent.outside-models.title': 'Let outside models read along',
  'consent.outside-models.text':
    'A model of Anthropic or Cloudflare may look at your meal photos and at journal text, to name foods and answer questions. Names, addresses and numbers are masked in texts first; place, time and camera are stripped from photos. Without this, only our own smaller models look.',
  'consent.analytics.title': 'Count how the app is used',
  'consent.analytics.text':
    'We count which screens and buttons are used, under a number that does not lead to you. Never what you eat, write or measure.',
  'consent.peer-review.title': 'Review with other members',
  'consent.peer-review.text':
    'Captures of your tasks, with faces masked on your device, go sealed to three members of another house, who say whether the task was done. They never learn who you are.',
  'consent.mail.title': 'Write me mail',
  'consent.mail.text': 'A weekly look back by e-mail. Every mail has a link that ends it.',
  'consent.neverSaid': 'Not asked yet',
  'consent.allowedSince': 'Allowed on {day}',
  'consent.refusedSince': 'Not allowed since {day}',
  'consent.said': 'Allowed.',
  'consent.taken': 'Taken back, from now on.',
  'consent.revocable': 'You can take this back at any time in the settings.',
  'consent.allow': 'Allow',
  'consent.notNow': 'Not now',
  'consent.notAllow': 'No, thanks',
} as const;
