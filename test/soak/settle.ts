import { isDeepStrictEqual } from 'node:util';
import { stuckOf } from '../../scripts/replay/verify.ts';
import type { AgentBrowser, CustomerBrowser } from './browsers.ts';
import type { Field } from './faults.ts';
import type { Shown } from './screen-rules.ts';
import type { Truth } from './truth.ts';

/** Something that must come true by itself: says what is still missing, or null. */
type Hope = { what: string; missing: () => Promise<string | null> };

export type Settled = { faults: string[]; seconds: number };

const LOOK_EVERY_MS = 500;

/** Waits until every screen shows what the store has. */
export function untilScreensAreTrue(field: Field, truth: Truth, limitMs: number): Promise<Settled> {
  return untilAll(
    [
      ...field.customers.map((browser) => ({
        what: `${browser.name}'s screen`,
        missing: () => missingOnCustomersScreen(browser, truth),
      })),
      ...field.agents.map((browser) => ({
        what: `${browser.name}'s screen`,
        missing: () => missingOnAgentsScreen(browser, field, truth),
      })),
    ],
    limitMs,
  );
}

/** Waits until every conversation was judged or had a person who finished. */
export function untilNobodyWaits(field: Field, truth: Truth, limitMs: number): Promise<Settled> {
  const missing = async (browser: CustomerBrowser) => {
    const { conversationId } = (await browser.look()) ?? {};
    if (!conversationId) return null;
    const { entries, state } = await truth.ofTeam(conversationId);
    return stuckOf(entries, state);
  };
  return untilAll(
    field.customers.map((browser) => ({
      what: `${browser.name}'s conversation`,
      missing: () => missing(browser),
    })),
    limitMs,
  );
}

/** How much was lived, over all customers' conversations. */
export type Lived = {
  conversations: number;
  entries: number;
  messages: number;
  escalations: number;
  resolved: number;
};

/** Counts it, as the team sees it. */
export async function countLived({ customers }: Field, truth: Truth): Promise<Lived> {
  const lived: Lived = { conversations: 0, entries: 0, messages: 0, escalations: 0, resolved: 0 };
  for (const browser of customers) {
    const { conversationId } = (await browser.look()) ?? {};
    if (!conversationId) continue;
    const { entries } = await truth.ofTeam(conversationId);
    const count = (wanted: string) => entries.filter(({ type }) => type === wanted).length;
    lived.conversations += 1;
    lived.entries += entries.length;
    lived.messages += count('message.posted');
    lived.escalations += count('escalation.requested');
    lived.resolved += count('conversation.resolved');
  }
  return lived;
}

/** What customers wrote and the store does not have exactly once. */
export async function faultsOfLedger({ customers }: Field, truth: Truth): Promise<string[]> {
  const faults = customers.map(async (browser) => {
    const view = await browser.look();
    if (!view?.conversationId || !view.token) return [];
    const { entries } = await truth.ofContact(view.token, view.conversationId);
    const posted = entries.filter(({ type }) => type === 'message.posted') as (Shown & {
      clientId?: string;
    })[];
    return view.said.flatMap(({ clientId, kind }) => {
      if (kind !== 'message') return [];
      const count = posted.filter((entry) => entry.clientId === clientId).length;
      return count === 1
        ? []
        : [`${browser.name}: message ${clientId} stands ${count} times in ${view.conversationId}`];
    });
  });
  return (await Promise.all(faults)).flat();
}

async function missingOnCustomersScreen(browser: CustomerBrowser, truth: Truth): Promise<string | null> {
  const view = await browser.look();
  if (!view) return 'is closed';
  if (view.outbox.length > 0) return `${view.outbox.length} not sent (${view.outbox[0]?.status})`;
  if (!view.conversationId || !view.token) return null;
  const { entries, access } = await truth.ofContact(view.token, view.conversationId);
  const lacking = differenceOf(view.entries, entries);
  if (lacking) return `${view.conversationId} (${view.session}, up to ${view.syncedSeq}): ${lacking}`;
  return isDeepStrictEqual(steady(view.access), steady(access))
    ? null
    : `${view.conversationId}: shows ${JSON.stringify(steady(view.access))} where it is ${JSON.stringify(steady(access))}`;
}

/** The parts of the way to a person that do not change by the mere passing of time. */
function steady(access: unknown): unknown {
  const { position, waiting, assignee, requestedAt } = (access ?? {}) as Record<string, unknown>;
  return { position, waiting, assignee, requestedAt };
}

async function missingOnAgentsScreen(
  browser: AgentBrowser,
  { agents }: Field,
  truth: Truth,
): Promise<string | null> {
  const view = await browser.look();
  if (!view) return 'is closed';
  if (view.status !== 'connected') return `is ${view.status}`;
  if (view.unsent.length > 0) return `${view.unsent.length} not sent (${view.unsent[0]?.status})`;
  const line = await truth.line();
  if (view.line.total !== line.length) return `shows ${view.line.total} in line where ${line.length} wait`;
  // A screen holds as many as were scrolled to.
  if (!isDeepStrictEqual(view.line.ids, line.slice(0, view.line.ids.length)))
    return `shows the line ${view.line.ids.join()} where it is ${line.join()}`;
  const online = view.team.filter(({ status }) => status === 'online').length;
  if (online !== agents.length) return `shows ${online} agents online where ${agents.length} are`;
  for (const { conversationId, entries } of view.feeds) {
    const lacking = differenceOf(entries, (await truth.ofTeam(conversationId)).entries as Shown[]);
    if (lacking) return `${conversationId}: ${lacking}`;
  }
  return null;
}

function differenceOf(shown: readonly Shown[], stored: readonly Shown[]): string | null {
  const lacking = stored.filter(({ id }) => !shown.some((entry) => entry.id === id));
  const invented = shown.filter(({ id }) => !stored.some((entry) => entry.id === id));
  if (lacking.length > 0) return `lacks ${lacking.map(({ type, seq }) => `${type} ${seq}`).join(', ')}`;
  if (invented.length > 0) return `invents ${invented.map(({ type, seq }) => `${type} ${seq}`).join(', ')}`;
  return null;
}

async function untilAll(hopes: readonly Hope[], limitMs: number): Promise<Settled> {
  const startedAt = performance.now();
  let open = [...hopes];
  let faults: string[] = [];
  for (;;) {
    const looked = await Promise.all(
      open.map(async (hope) => ({
        hope,
        missing: await hope.missing().catch((error: Error) => error.message),
      })),
    );
    const left = looked.filter(({ missing }) => missing !== null);
    open = left.map(({ hope }) => hope);
    faults = left.map(({ hope, missing }) => `${hope.what}: ${missing}`);
    const tookMs = performance.now() - startedAt;
    if (open.length === 0 || tookMs > limitMs) return { faults, seconds: tookMs / 1_000 };
    await new Promise((resolve) => void setTimeout(resolve, LOOK_EVERY_MS));
  }
}
