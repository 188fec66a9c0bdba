import { type NeedKind, needKinds } from '../values/need.ts';
import type { MetricEvent } from './events.ts';

/** One sign that a person is needed (docs/measurement.md §1.1). */
export type NeedSignal = { kind: NeedKind; at: number; detectedAt: number };

/** `confirmed` counts only what the contact or a reviewer said. */
export type Evidence = 'all' | 'confirmed';

const confirmedKinds: ReadonlySet<NeedKind> = new Set(['explicit_request', 'customer_report', 'audit_label']);

/** The kinds that nobody but the contact may take back. */
const ownKinds: ReadonlySet<NeedKind> = new Set(['explicit_request', 'customer_report']);

export function isConfirmed(kind: NeedKind): boolean {
  return confirmedKinds.has(kind);
}

/** The signals of one issue that still stand, earliest first, ties in the order of `needKinds`. */
export function standingSignals(events: readonly MetricEvent[], evidence: Evidence = 'all'): NeedSignal[] {
  const signals: NeedSignal[] = [];
  let lastAnswer: { at: number; byAgent: boolean } | null = null;
  for (const event of events) {
    if (event.type === 'need.retracted') retract(signals, event);
    else if (event.type === 'message.assistant') lastAnswer = { at: event.at, byAgent: false };
    else if (event.type === 'message.agent') lastAnswer = { at: event.at, byAgent: true };
    else signals.push(...signalsOf(event, lastAnswer));
  }
  for (const event of events) {
    // A request that nothing explains is itself the sign, so that no wait goes uncounted.
    if (event.type !== 'escalation.requested' || event.by === 'contact') continue;
    if (signals.some((signal) => signal.at <= event.at) || wasRetracted(events)) continue;
    signals.push({
      kind: event.by === 'assistant' ? 'ai_limit' : 'policy_rule',
      at: event.at,
      detectedAt: event.at,
    });
  }
  return signals.filter(({ kind }) => evidence === 'all' || isConfirmed(kind)).sort(compareSignals);
}

function signalsOf(event: MetricEvent, lastAnswer: { at: number; byAgent: boolean } | null): NeedSignal[] {
  switch (event.type) {
    case 'contact.pressed':
      return [{ kind: 'explicit_request', at: event.at, detectedAt: event.at }];
    case 'escalation.requested':
      return event.by === 'contact' ? [{ kind: 'explicit_request', at: event.at, detectedAt: event.at }] : [];
    case 'need.signalled':
      return [{ kind: event.kind, at: event.at, detectedAt: event.detectedAt ?? event.recordedAt }];
    case 'resolution.answered':
      // "Not solved" after a person's answer reopens (issues.ts); after an assistant's it is a report about that answer.
      if (event.solved || lastAnswer?.byAgent) return [];
      return [{ kind: 'customer_report', at: lastAnswer?.at ?? event.at, detectedAt: event.at }];
    default:
      return [];
  }
}

function retract(signals: NeedSignal[], event: Extract<MetricEvent, { type: 'need.retracted' }>): void {
  const allowed = event.by === 'contact' || (event.by === 'reviewer' && !ownKinds.has(event.kind));
  if (!allowed) return;
  const standing = signals.filter((signal) => signal.kind !== event.kind || signal.at > event.at);
  signals.splice(0, signals.length, ...standing);
}

function wasRetracted(events: readonly MetricEvent[]): boolean {
  return events.some(({ type }) => type === 'need.retracted');
}

function compareSignals(a: NeedSignal, b: NeedSignal): number {
  return a.at - b.at || needKinds.indexOf(a.kind) - needKinds.indexOf(b.kind) || a.detectedAt - b.detectedAt;
}
