/** What changed in the public protocol, the newest first; the reference shows it to whoever builds on it. */
export const protocolChanges: readonly { on: string; what: string }[] = [
  {
    on: '2026-11-22',
    what: "The new call `GET /api/v1/assistant/misheard`, for managers and admins, tells which sentences of the workspace's own articles would bring a person instead of an answer.",
  },
  {
    on: '2026-11-21',
    what: 'A refusal `busy` says in `retryAfterSeconds`, over HTTP in the header `Retry-After` as well, when to send the same again. A client that passes over it works as before.',
  },
  {
    on: '2026-11-21',
    what: '`queue:watch` answers with a page of 100 (`after` gives those behind a conversation), each with its `place`, and with `epoch`, `version`, `total` and `unseen`. The push `queue` is gone: `queue:changed` tells what changed, and after a gap in `version` the line is watched again. For one release a server still pushes `queue`, once a second at most and with the first 500, to sockets whose handshake does not say `auth: {knows: "queue:changed"}`. Places in line are pushed to a customer once a second at most.',
  },
  {
    on: '2026-11-21',
    what: 'The new call `POST /api/v1/visitor/sign-outs`, for the back end of the host, ends all sessions of a signed-in contact within seconds; an identity whose `iat` is from before is refused. The entry `conversation.erased` carries no `clientId` any more: no client sent one.',
  },
  {
    on: '2026-11-21',
    what: '`GET /readyz` says in `oldestJobSeconds` how long the job that could have run first has waited, and `degraded` where that is more than 30 seconds.',
  },
  {
    on: '2026-11-21',
    what: 'New refusal `busy` (503, worth sending again) while the conversation store is slow; a press is never refused with it. A press that was acknowledged while a person was on the way gets the same acknowledgement for 30 days, also when it is sent again after the end.',
  },
  {
    on: '2026-11-21',
    what: 'New push `newest`, to contacts and agents: how far a conversation is. A client that passes over it works as before.',
  },
  {
    on: '2026-11-21',
    what: 'Every HTTP answer has a header `X-Request-Id`: the one of the request, where it is 8 to 128 letters, figures, `_`, `.` and `-`, else a new one. A refusal carries it as `requestId`, over HTTP and sockets alike; the logs of the installation name it.',
  },
  {
    on: '2026-11-21',
    what: 'An entry that the server cannot read, because a newer release wrote it, is shown to the team as `entry.opaque` with its `type`. The report of `GET /api/v1/metrics/escalation` says in `unread` how many conversations it could not read.',
  },
  {
    on: '2026-11-21',
    what: 'The reference describes every call, field, time, status and refusal, and the rules that hold for all of them. In AsyncAPI an acknowledgement is a reply (before: `x-acknowledgement`). Schemas of answers no longer forbid further fields, since new ones are added beside the old. The answers are the same as before.',
  },
  {
    on: '2026-11-21',
    what: 'The token of a signed-in contact ends after `HANDRAIL_SIGNED_IN_MINUTES` and begins no session by itself: `POST /api/v1/visitor/sessions` wants the identity again. The token of an anonymous visitor ends after `HANDRAIL_VISITOR_DAYS` and is renewed by every session. With both, an anonymous `token` and an `identity`, the conversations go over to the contact who signed in, as the new entry `contact.identified` tells the team. New in the answer: `expiresAt`, and `otherWays` of the workspace. A socket is closed when its token ends.',
  },
  {
    on: '2026-11-21',
    what: 'A body over 256 KB is refused with `too_large` without being parsed; a press in it counts all the same. An answer carries at most 256 KB of entries: `entries:after` says `more` as before, and `conversation:open` gives the first entries where a conversation is longer, up to which `lastSeq` says. The reads of one socket are answered one after another, each once the answer before it was taken; more than 20 waiting ones are refused with `rate_limited`. A socket that leaves a megabyte unread is closed.',
  },
  {
    on: '2026-11-21',
    what: 'The `clientId` of an entry is the one that the client sent, without `#text`, `#press` and the like; one command may write several entries, and all carry it. What the assistant and the system did carries none.',
  },
  {
    on: '2026-11-21',
    what: 'The new entry `conversation.erased` says that what is personal in the entries before it was taken away; their words are `[erased]` from then on, also where they were received before. A message whose text was erased has `erased`, what the figures had read from it. The new command `contact:erase`, for admins, erases a contact; `GET /api/v1/contacts` finds one, and `GET /api/v1/contacts/{id}/export` gives everything that is held of it.',
  },
  {
    on: '2026-11-21',
    what: "The reference describes an acknowledgement whole, `ok: true` included, and names `entryId` and `at` where an agent's command writes an entry. The answers are the same as before.",
  },
  {
    on: '2026-11-21',
    what: 'The report of `GET /api/v1/metrics/escalation` lost what nothing could move: the figures `suspect`, `abandoned_of_asked`, `press_ack_p50` and `press_ack_p95`, and `medianStaffedSeconds`. `missed` and `press_failed` have no value any more; they stand under the new `notMeasured`, with `press_ack` and `order_in_doubt`, each with the reason.',
  },
  {
    on: '2026-11-21',
    what: 'The same report has new figures: `median_ttee_open`, which counts opening hours only and replaces `medianStaffedSeconds`, and `outcome_person`, `outcome_solved` and `outcome_unknown`, which say how all conversations ended. The CSV file has rows for the figures that are measured, and none for the others.',
  },
  {
    on: '2026-11-21',
    what: 'A figure of the report has `pending`, how many of the cases counted may still turn out otherwise, where it had `band`. A share is null, with its interval, where it rests on too little (`countsOnly`, `beyondTail`); `curve` is empty below 30 needs; `states` names only the states that occur.',
  },
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
    what: 'Entries have a schema for each type and audience. What was an open object is described now. One field is gone: the `judgement` of `decision.recorded` has no `sentiment`; the brief and the lists carry it as before.',
  },
  {
    on: '2026-11-21',
    what: '`GET /readyz` may say `starting` with status 503 until the assistant can answer for the first time, and `checks.ai` may say `starting`. New in its answer: `workers`, `articles`, `awaits` and `notes`.',
  },
];
