export { enrichEntry, giveUpEnrichment } from './enrich-entry.ts';
export { journalDays, listEntries, readEntry } from './read-entries.ts';
export { type DayReading, dayReadings } from './read-readings.ts';
export type { JournalDay, JournalEntry, NewEntry } from './schemas.ts';
export { searchEntries } from './search-entries.ts';
export { purgeDeletedEntries, strandedEnrichmentJobs } from './tidy-journal.ts';
export { addEntry } from './write-entry.ts';
