import { parentPort, workerData } from 'node:worker_threads';
import type { EscalationReport } from '../../core/contract/escalation-report.ts';
import { createLog } from '../log.ts';
import { connectStore } from '../store/connect.ts';
import { type Entries, entriesStore } from '../store/entries.ts';
import { escalationReport, type ReportQuery } from './escalation-report.ts';

/** What the thread needs to know at its start. */
export type ReportThreadSettings = { mongoUri: string; logLevel: string };
/** A report that is asked for; `teams` are those of each person, by id. */
export type ReportRequest = { id: number; query: ReportQuery; teams: ReadonlyMap<string, string[]> };
export type ReportAnswer =
  | { id: number; report: EscalationReport }
  | { id: number; name: string; message: string };

// The thread that `reporter.ts` starts: one report after another, over a connection of its own.
const { mongoUri, logLevel } = workerData as ReportThreadSettings;
const log = createLog(logLevel, 'reports');
let entries: Promise<Entries> | null = null;
let last: Promise<void> = Promise.resolve();

parentPort?.on('message', (request: ReportRequest) => {
  last = last.then(async () => parentPort?.postMessage(await answerTo(request)));
});

/** The store may be away when the first report is asked for: then the next one tries again. */
function openEntries(): Promise<Entries> {
  entries ??= connectStore(mongoUri, log).then(entriesStore);
  entries.catch(() => {
    entries = null;
  });
  return entries;
}

async function answerTo({ id, query, teams }: ReportRequest): Promise<ReportAnswer> {
  try {
    const teamsOf = (personId: string) => teams.get(personId) ?? [];
    return { id, report: await escalationReport({ entries: await openEntries(), log }, query, teamsOf) };
  } catch (error) {
    const { name, message } = error as Error;
    return { id, name, message };
  }
}
