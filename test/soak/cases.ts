/** A run that once found something, kept so that it is run again. */
export type SoakCase = { seed: number; seconds: number; found: string };

/** `npm run soak -- --cases` runs them all. The order of faults is that of the seed; their moment is the machine's. */
export const soakCases: readonly SoakCase[] = [
  {
    seed: 2,
    seconds: 45,
    found: 'what was stored while a server could not hear Redis was never shown (a resolve, at the contact)',
  },
  {
    seed: 22,
    seconds: 15,
    found:
      "an acknowledged entry of one's own bridged the gap before it, so that what lay in the gap was never shown",
  },
  {
    seed: 33,
    seconds: 15,
    found:
      'an append that was given a connection of the killed store just as that ended never came back, and held up its conversation, then everybody as busy',
  },
];
