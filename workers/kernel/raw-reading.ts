/** What a text model made of one entry, before the journal has checked its words against its own lists. */
export interface RawReading {
  sentiment: string;
  /** −1 to 1. */
  valence: number;
  emotions: readonly { label: string; probability: number }[];
  themes: readonly string[];
}
