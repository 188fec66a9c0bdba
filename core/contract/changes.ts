/** What changed in the public protocol, the newest first; the reference shows it to whoever builds on it. */
export const protocolChanges: readonly { on: string; what: string }[] = [
  {
    on: '2026-11-21',
    what: "`capacity` of a presence and of `GET /api/v1/team` is always a number: the agent's own limit, else the workspace's default, else 4. Offers and claims go by the same number, so `conversation:take` and `offer:accept` are refused with `at_capacity` also where the agent set no limit.",
  },
  {
    on: '2026-11-21',
    what: 'Each command and call says who may use it.',
  },
  {
    on: '2026-11-21',
    what: 'Entries have a schema for each type and audience. Nothing in them moved: what was an open object is described now.',
  },
  {
    on: '2026-11-21',
    what: '`GET /readyz` may say `starting`, with what is awaited, until the assistant can answer for the first time.',
  },
];
