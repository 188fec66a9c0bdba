/** What changed in the public protocol, the newest first; the reference shows it to whoever builds on it. */
export const protocolChanges: readonly { on: string; what: string }[] = [
  {
    on: '2026-11-21',
    what: 'Entries have a schema for each type and audience. Nothing in them moved: what was an open object is described now.',
  },
  {
    on: '2026-11-21',
    what: '`GET /readyz` may say `starting`, with what is awaited, until the assistant can answer for the first time.',
  },
];
