export const privacy = {
  'privacy.yours': 'Your data is yours',
  'privacy.yoursText':
    'Only what you enter or allow is kept. What you write is sealed with a key of your own. You can take everything out, and you can erase it, at any time and for free.',
  'privacy.toConsents': 'What you allow',
  'privacy.toSessions': 'Where you are signed in',
  'privacy.export': 'Take everything out',
  'privacy.exportText':
    'An archive with every table as JSON and CSV, your photos, and a README that says what is what. What you wrote stands in it opened, so keep it safe.',
  'privacy.linkOver':
    'That link is over: it worked for a quarter of an hour. Download makes a new one while the archive is here; after its week, make a new archive.',
  'privacy.noExports': 'No archive yet.',
  'privacy.exportAsk': 'Make an archive',
  'privacy.exportRunning': 'An archive is being made',
  'privacy.exportOf': '{day}, {time}',
  'privacy.progress': 'Tables written',
  'privacy.state.queued': 'Waiting for its turn',
  'privacy.state.running': '{done} of {all} tables, {rows, plural, one {# row} other {# rows}} so far',
  'privacy.state.ready':
    '{rows, plural, one {# row} other {# rows}}, {files, plural, one {# file} other {# files}}, {size}. Kept until {day}.',
  'privacy.state.failed': 'It could not be made. Please try again.',
  'privacy.state.expired': 'Deleted: its week was over.',
  'privacy.download': 'Download',
  'privacy.leave': 'Leave and erase everything',
  'privacy.leaveNow':
    'At once: your account is closed, you are signed out everywhere, your sign-in is taken off your data, and prompts, API keys and your calendar’s address stop. Browsers for prompts are forgotten, and a subscription ends; what was left of it is not paid back.',
  'privacy.leaveUndo':
    'For 30 days: sign in again, and one tap gives you everything back, but for the subscription and the browsers for prompts.',
  'privacy.leaveThen':
    'Then: rows, photos, search data and your sign-in are removed, here and at our providers, and the key to what you wrote is destroyed.',
  'privacy.leaveKept':
    'A receipt lists each store with counts. Invoices stay with the payment provider for as long as the law asks.',
  'privacy.leaveAsk': 'Close my account …',
  'privacy.leaveDo': 'Close it and erase everything in 30 days',
  'privacy.leaving': 'Closing …',
  'privacy.notices': 'Notices',
  'privacy.gdpr.title': 'Your rights in the EU, the EEA and the UK (GDPR)',
  'privacy.gdpr.text':
    'Whoever operates this installation is the controller of your data, and is named in its imprint.\nWe keep what you enter in order to give you the product (Article 6 (1) b). Health data, outside models, counting of use, review by members and mail rest on your consent alone (Article 6 (1) a, and Article 9 (2) a for health data); you can take each back at any time, for the future.\nYou may see your data and take it with you (Articles 15 and 20): make an archive above. You may correct it (16) in the app, and have it erased (17): close your account below. You may restrict or object to its use (18, 21) by taking back a consent. No decision about you with legal effect is made by a machine alone (22).\nProviders that process data for us: Cloudflare (hosting, files), Neon (database), Upstash (cache, queue), Clerk (sign-in), Stripe (payment), Sentry (faults of our programs, without your data), and with your consent Anthropic or Cloudflare (models), PostHog (counting), a mail service and the push service of your browser (prompts). Some are in the United States; standard contractual clauses apply.\nYou may complain to the data protection authority where you live.',
  'privacy.ccpa.title': 'Your rights in California (CCPA, CPRA)',
  'privacy.ccpa.text':
    'We collect identifiers (your sign-in), what you enter about meals, mood, habits and body, photos, and inferences that the app makes for you. We use them to show them to you, with your consent for what you allow (models, counting of use, review by members, mail), and for nothing else. Whom we disclose them to for that are the providers named above.\nWe do not sell or share personal information, and never did. Sensitive personal information, such as health data, is used only for what you asked for, so there is no use to limit.\nYou may know, get, correct and delete your information: the archive and the closing of your account on this page do so, without proof beyond your sign-in. Nobody is treated worse for using these rights. An agent may act for you with your written permission.\nIt is kept for as long as your account is there: raw heart data for 90 days, archives for 7 days, and everything until 30 days after you close your account.',
  'privacy.medical.title': 'Not a medical device',
  'privacy.medical.text':
    'Dayloom is a wellness product. Its figures are estimates from photos, tables and sensors that are made for everyday use; they diagnose, treat and prevent nothing, and replace no advice from a doctor, therapist or dietitian.\nDo not change medication, diet or treatment because of what you see here. If you have an allergy, read the label: a filter here is no guarantee.\nIf you are in danger or think of harming yourself, call your local emergency number: 112 in Europe, 911 or 988 in the United States.',
  'privacy.sessions': 'Where you are signed in',
  'privacy.sessionsText': 'Sign out whatever you do not know. A device is out within seconds.',
  'privacy.noSessions': 'No device is signed in.',
  'privacy.unknownDevice': 'Unknown device',
  'privacy.thisDevice': 'This device',
  'privacy.lastSeen': 'Last seen {day}, {time}',
  'privacy.end': 'Sign out',
  'privacy.endDevice': 'Sign out {device}',
  'privacy.ended': 'Signed out.',
  'privacy.closed': 'Your account is closed',
  'privacy.closedText': 'Until {day} one tap gives it back. After that it is erased for good.',
  'privacy.closedGone':
    'Over since you closed it: every session, the browsers that got your prompts, and a subscription, without a refund. You would sign in, allow prompts and subscribe again yourself.',
  'privacy.closedHeld':
    'Waiting for you until then: everything you entered, your settings, API keys and your calendar’s address, which answer to nobody meanwhile. Archives are still deleted after their week, and raw heart data after 90 days.',
  'privacy.closedThen':
    'From {day}: rows, photos, search data and your sign-in are erased, here and at our providers, and the key to what you wrote is destroyed. The receipt says what was removed, and what stays and why.',
  'privacy.closedRunning': 'It is being erased right now, and cannot be given back any more.',
  'privacy.stay': 'Give my account back',
  'privacy.toReceipt': 'Show the receipt',
  'privacy.signOut': 'Sign out',
  'privacy.receipt': 'Receipt of an erasure',
  'privacy.receipt.waiting': 'The account is closed',
  'privacy.receipt.waitingText':
    'Your sign-in is taken off your data, and you are signed out everywhere. Everything is erased on {day}. To take it back, sign in until then.',
  'privacy.receipt.running': 'It is being erased',
  'privacy.receipt.runningText': 'What is gone so far is counted below.',
  'privacy.receipt.done': 'Everything is erased',
  'privacy.receipt.doneText': 'Since {day} nothing of you is left in our stores but what is named below.',
  'privacy.receipt.cancelled': 'The erasure was taken back',
  'privacy.receipt.cancelledText':
    'The account is open again, with everything in it but a subscription and browsers for prompts.',
  'privacy.receipt.keep': 'Keep the address of this page: it is the only way to this receipt.',
  'privacy.receipt.copy': 'Copy the address',
  'privacy.receipt.copied': 'The address is copied.',
  'privacy.receipt.removed': 'What was removed',
  'privacy.receipt.kept': 'What stays, and why',
  'privacy.receipt.asked': 'Asked for: they delete it by themselves within about a week.',
  'privacy.receipt.left': 'Left there: we cannot ask for it to be deleted.',
  'privacy.receipt.leftUntil': 'Left there: it ages out by {day} at the latest.',
  'privacy.receipt.signIn': 'Sign in to take it back',
  'privacy.store.database': 'Rows in the database',
  'privacy.store.files': 'Photos and archives',
  'privacy.store.vectors': 'Search vectors',
  'privacy.store.cache': 'Cached copies',
  'privacy.store.queue': 'Work that waited',
  'privacy.store.keys': 'Keys destroyed',
  'privacy.store.vendors': 'Records at providers',
} as const;
