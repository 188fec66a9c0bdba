import type { Crew } from './agents.ts';
import { quantile } from './chance.ts';
import type { Ledger } from './ledger.ts';
import type { Finding } from './verify.ts';

/** What became of a replay, as JSON. Counts are of the whole run. */
export type Report = {
  conversations: number;
  seconds: number;
  answersByAssistant: number;
  answersByAgents: number;
  pressed: number;
  escalated: number;
  escalationsByReason: Record<string, number>;
  reachedPerson: number;
  waitToPersonSeconds: { p50: number | null; p95: number | null };
  messages: {
    sent: number;
    acknowledged: number;
    sentAgain: number;
    lost: number;
    doubled: number;
    outOfOrder: number;
  };
  acknowledgementMs: { p50: number | null; p95: number | null };
  pressAcknowledgementMs: { p50: number | null; p95: number | null };
  briefs: {
    checked: number;
    /** Those that cover the whole timeline, and have a reason and a headline. */
    sound: number;
    /** Briefs of dialogues in which a reader marked the facts; only these say what is missing. */
    labelled: number;
    /** Dialogues with labels among those played. */
    labelledDialogues: number;
    /** Facts marked in them, at the take and at the end. */
    facts: number;
    missing: { conversationId: string; value: string; kind: string }[];
    faults: string[];
  };
  stuck: { conversationId: string; why: string }[];
  /** What clients gave up on or were refused, in words. */
  failures: string[];
};

export function reportOf(run: { ledger: Ledger; crew: Crew; findings: Finding[]; seconds: number }): Report {
  const { ledger, crew, findings, seconds } = run;
  const byContacts = ledger.all.flatMap(({ messages }) => messages);
  const byAgents = [...crew.messages.values()].flat();
  const presses = ledger.all.flatMap((played) => played.presses);
  const messages = [...byContacts, ...byAgents];
  const escalated = findings.filter(({ reasons }) => reasons.length > 0);
  const waits = escalated.flatMap(({ waitSeconds }) => (waitSeconds === null ? [] : [waitSeconds]));
  const took = (list: typeof messages) => list.flatMap(({ tookMs }) => (tookMs === null ? [] : [tookMs]));
  return {
    conversations: findings.length,
    seconds: round(seconds),
    answersByAssistant: sum(findings.map(({ assistantAnswers }) => assistantAnswers)),
    answersByAgents: byAgents.filter(({ entry }) => entry).length,
    pressed: presses.length,
    escalated: escalated.length,
    escalationsByReason: countBy(findings.flatMap(({ reasons }) => reasons)),
    reachedPerson: waits.length,
    waitToPersonSeconds: spread(waits),
    messages: {
      sent: messages.length,
      acknowledged: messages.filter(({ entry }) => entry).length,
      sentAgain: messages.filter(({ attempts }) => attempts > 1).length,
      lost: sum(findings.map(({ lost }) => lost.length)),
      doubled: sum(findings.map(({ doubled }) => doubled.length)),
      outOfOrder: sum(findings.map(({ outOfOrder }) => outOfOrder.length)),
    },
    acknowledgementMs: spread(took(messages)),
    pressAcknowledgementMs: spread(took(presses)),
    briefs: briefsOf(escalated, run),
    stuck: findings.flatMap(({ conversationId, stuck }) => (stuck ? [{ conversationId, why: stuck }] : [])),
    failures: [
      ...crew.failures,
      ...ledger.all.flatMap(({ dialogueId, failure }) => (failure ? [`${dialogueId}: ${failure}`] : [])),
    ],
  };
}

/** Each brief is checked twice: as the agent got it at the take, and at the end. */
function briefsOf(escalated: Finding[], { crew, ledger }: { crew: Crew; ledger: Ledger }): Report['briefs'] {
  const checks = escalated.flatMap(({ conversationId, brief }) =>
    [crew.briefs.get(conversationId), brief].flatMap((check) =>
      check ? [{ conversationId, ...check }] : [],
    ),
  );
  const missing = checks.flatMap(({ conversationId, missing: values }) =>
    values.map(({ value, kind }) => ({ conversationId, value, kind })),
  );
  return {
    checked: checks.length,
    sound: checks.filter(({ faults }) => faults.length === 0).length,
    labelled: checks.filter(({ facts }) => facts !== null).length,
    labelledDialogues: ledger.all.filter(({ facts }) => facts !== null).length,
    facts: sum(checks.map(({ facts }) => facts ?? 0)),
    missing,
    faults: checks.flatMap(({ conversationId, faults }) =>
      faults.map((fault) => `${conversationId} ${fault}`),
    ),
  };
}

/** The report as a table for people. */
export function tableOf(report: Report): string {
  const {
    messages,
    briefs,
    waitToPersonSeconds: wait,
    acknowledgementMs: ack,
    pressAcknowledgementMs: press,
  } = report;
  const rows: [string, string | number][] = [
    ['conversations', `${report.conversations} in ${report.seconds} s`],
    ['answers by the assistant', report.answersByAssistant],
    ['answers by agents', report.answersByAgents],
    ['asked for a person', `${report.escalated} (${report.pressed} by the press)`],
    ...Object.entries(report.escalationsByReason).map(([code, count]): [string, number] => [
      `  ${code}`,
      count,
    ]),
    ['reached a person', report.reachedPerson],
    ['wait to a person', `p50 ${show(wait.p50)} s, p95 ${show(wait.p95)} s`],
    ['messages sent', messages.sent],
    ['messages acknowledged', `${messages.acknowledged} (${messages.sentAgain} sent again)`],
    ['messages lost', messages.lost],
    ['messages doubled', messages.doubled],
    ['entries out of order', messages.outOfOrder],
    ['acknowledgement', `p50 ${show(ack.p50)} ms, p95 ${show(ack.p95)} ms`],
    ['acknowledgement of the press', `p50 ${show(press.p50)} ms, p95 ${show(press.p95)} ms`],
    ['briefs checked', `${briefs.checked}, sound ${briefs.sound}`],
    [
      'facts against hand labels',
      `${briefs.facts - briefs.missing.length} of ${briefs.facts} in ${briefs.labelled} briefs (${briefs.labelledDialogues} of ${report.conversations} dialogues have labels)`,
    ],
    ['stuck', report.stuck.length],
    ['failures of clients', report.failures.length],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n');
}

function spread(values: number[]) {
  const rounded = (share: number) => {
    const value = quantile(values, share);
    return value === null ? null : round(value);
  };
  return { p50: rounded(0.5), p95: rounded(0.95) };
}

function countBy(values: string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]));
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const round = (value: number) => Math.round(value * 100) / 100;
const show = (value: number | null) => (value === null ? '–' : String(value));
