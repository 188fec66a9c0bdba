import { compareEvents, type MetricEvent } from './events.ts';

export type IssueWindows = { horizonMs: number; repeatWindowMs: number };

/**
 * Cuts a conversation's ordered events into issues. A reopen or request on the same issue within the repeat window
 * of a resolution stays in its issue, so that the clock never stopped; a different issue, a later one, or a
 * request after the horizon of an unmet need begins anew.
 */
export function splitIssues(events: readonly MetricEvent[], windows: IssueWindows): MetricEvent[][] {
  let issue: MetricEvent[] = [];
  const issues = [issue];
  let cut = newCut();
  const said = withImpliedReopens(events).sort((a, b) => saidAt(a) - saidAt(b) || compareEvents(a, b));
  for (const event of said) {
    if (issue.length > 0 && beginsIssue(event, cut, windows)) {
      issue = [];
      issues.push(issue);
      cut = newCut();
    }
    issue.push(event);
    follow(cut, event);
  }
  return issues.filter((one) => one.length > 0).map(inOrder);
}

/** When a sign was noticed or a report made: it belongs to the issue of that moment, whatever it is dated to. */
function saidAt(event: MetricEvent): number {
  return event.type === 'need.signalled' ? Math.max(event.at, event.detectedAt ?? event.at) : event.at;
}

/** Orders an issue by what happened when; a signal never dates from before its issue began. */
function inOrder(issue: readonly MetricEvent[], index: number): MetricEvent[] {
  const begins = issue[0] && index > 0 ? saidAt(issue[0]) : Number.NEGATIVE_INFINITY;
  return issue.map((event) => (event.at < begins ? { ...event, at: begins } : event)).sort(compareEvents);
}

type Cut = { needAt: number | null; resolvedAt: number | null; hasAgent: boolean };

function newCut(): Cut {
  return { needAt: null, resolvedAt: null, hasAgent: false };
}

function beginsIssue(event: MetricEvent, cut: Cut, windows: IssueWindows): boolean {
  const isReopen = event.type === 'conversation.reopened';
  if (isReopen && !event.sameIssue) return true;
  if (!isReopen && !isRequest(event)) return false;
  if (cut.resolvedAt !== null) return saidAt(event) - cut.resolvedAt > windows.repeatWindowMs;
  // While an agent has it, one more signal is part of the work in hand, however long that takes.
  return cut.needAt !== null && !cut.hasAgent && saidAt(event) - cut.needAt > windows.horizonMs;
}

function follow(cut: Cut, event: MetricEvent): void {
  if (isRequest(event)) cut.needAt ??= event.at;
  switch (event.type) {
    case 'assignment.accepted':
      cut.hasAgent = true;
      break;
    case 'conversation.transferred':
    case 'conversation.reopened':
    case 'conversation.closed':
      cut.hasAgent = false;
      break;
    case 'conversation.resolved':
      cut.hasAgent = false;
      cut.resolvedAt = event.at;
      break;
    case 'resolution.answered':
      if (event.solved) cut.resolvedAt = event.at;
      break;
    default:
  }
}

function isRequest({ type }: MetricEvent): boolean {
  return type === 'contact.pressed' || type === 'escalation.requested' || type === 'need.signalled';
}

/** A contact who asks again, or says "not solved", after a person's resolution has reopened it, said or not. */
function withImpliedReopens(events: readonly MetricEvent[]): MetricEvent[] {
  const reopens: MetricEvent[] = [];
  const resolutions = events.filter((event) => event.type === 'conversation.resolved');
  const spoken = events.filter((event) => event.type === 'conversation.reopened');
  for (const event of events) {
    const askedAt = contactAsksAt(event);
    if (askedAt === null) continue;
    const resolved = resolutions.findLast(({ at }) => at < askedAt);
    if (!resolved) continue;
    const known = [...spoken, ...reopens].some(({ at }) => at > resolved.at && at <= askedAt);
    if (known) continue;
    reopens.push({
      id: `${event.id}:reopens`,
      type: 'conversation.reopened',
      at: askedAt,
      recordedAt: event.recordedAt,
      sameIssue: true,
    });
  }
  if (reopens.length === 0) return [...events];
  const firstIndex = (at: number, list: readonly MetricEvent[]) => {
    const index = list.findIndex((event) => event.at >= at);
    return index < 0 ? list.length : index;
  };
  return reopens.reduce<MetricEvent[]>(
    (list, reopen) => list.toSpliced(firstIndex(reopen.at, list), 0, reopen),
    [...events],
  );
}

function contactAsksAt(event: MetricEvent): number | null {
  switch (event.type) {
    case 'contact.pressed':
      return event.at;
    case 'escalation.requested':
      return event.by === 'contact' ? event.at : null;
    case 'resolution.answered':
      return event.solved ? null : event.at;
    case 'need.signalled':
      // A report bears the time of the answer it is about; what reopens is the moment it was made.
      if (event.kind === 'customer_report') return event.detectedAt ?? event.recordedAt;
      return event.kind === 'explicit_request' ? event.at : null;
    default:
      return null;
  }
}
