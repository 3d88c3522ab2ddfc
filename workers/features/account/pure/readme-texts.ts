/** The sentences of an archive's README that are not about one table. */
export interface ReadmeTexts {
  head(at: string): string;
  inAll(rows: number, files: number): string;
  notInHere(because: string): string;
  rows(count: number): string;
  files(count: number, folder: string): string;
  missing(count: number): string;
  unreadable(count: number): string;
  without(column: string, because: string): string;
  elsewhere: string;
  vendor(vendor: string, words: string): string;
}

const english: ReadmeTexts = {
  head: (at) => `Your data from Dayloom
======================

Made on ${at} UTC. Here is all that Dayloom keeps of you.

Each table comes twice, with the same rows: as JSON for programs, and as CSV for spreadsheets (comma, UTF-8). Times are
UTC unless a column says that it is local. What you wrote is sealed in our database; here it stands opened, so keep this
archive where nobody else can read it. In CSV, a text that a spreadsheet might run as a formula begins with an apostrophe.
`,
  inAll: (rows, files) => `In all: ${rows} rows, ${files} files.`,
  notInHere: (because) => `not in here: ${because}`,
  rows: (count) => `${count} rows`,
  files: (count, folder) => `${count} files in ${folder}/`,
  missing: (count) => `${count} files are named that are not stored any more`,
  unreadable: (count) => `${count} sealed texts could not be opened, and are left empty`,
  without: (column, because) => `without ${column}: ${because}`,
  elsewhere: 'elsewhere',
  vendor: (vendor, words) => `${vendor}: ${words} Ask there, or us, for a copy.`,
};

const german: ReadmeTexts = {
  head: (at) => `Deine Daten aus Dayloom
=======================

Gemacht am ${at} UTC. Hier steht alles, was Dayloom über dich aufbewahrt.

Jede Tabelle gibt es zweimal, mit denselben Zeilen: als JSON für Programme und als CSV für Tabellenkalkulationen (Komma,
UTF-8). Zeiten sind UTC, wenn eine Spalte nicht sagt, dass sie örtlich sind. Was du geschrieben hast, liegt bei uns
versiegelt; hier steht es geöffnet. Bewahre das Archiv also dort auf, wo es sonst niemand lesen kann. In der CSV beginnt
ein Text, den eine Tabellenkalkulation für eine Formel halten könnte, mit einem Apostroph.
`,
  inAll: (rows, files) => `Zusammen: ${rows} Zeilen, ${files} Dateien.`,
  notInHere: (because) => `nicht dabei: ${because}`,
  rows: (count) => (count === 1 ? '1 Zeile' : `${count} Zeilen`),
  files: (count, folder) => `${count === 1 ? '1 Datei' : `${count} Dateien`} in ${folder}/`,
  missing: (count) => `${count} genannte Dateien sind nicht mehr gespeichert`,
  unreadable: (count) => `${count} versiegelte Texte ließen sich nicht öffnen und sind leer`,
  without: (column, because) => `ohne ${column}: ${because}`,
  elsewhere: 'anderswo',
  vendor: (vendor, words) => `${vendor}: ${words} Eine Kopie bekommst du dort oder durch uns.`,
};

export const README_TEXTS = { en: english, de: german } as const;
