/** What a made-up person would say and send, and is looked for in all that leaves. */
export const MARKS = {
  name: 'Anastasia Quillfeather',
  mail: 'anastasia.quillfeather@example.org',
  phone: '+49 30 901820 47',
  'journal text': 'walked the dog past the old observatory',
  'meal text': 'grandmother’s buckwheat blini',
  'goal text': 'run again without the knee hurting',
  'file name': 'IMG_Anastasia_kitchen',
  metadata: 'Quillfeather, 7 Observatory Row',
  'API key name': 'Anastasia’s spreadsheet',
  GPS: '52.51631',
} as const;

/** Texts that may go to an outside model, masked: with consent, and without who wrote them. */
export const MODELS_MAY_READ: readonly string[] = ['journal text'];
