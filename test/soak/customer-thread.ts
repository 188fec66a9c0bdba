// One customer's browser: the widget's own controller on a page of ours, and somebody who uses it.
import { openMemory } from '../../client/shared/storage.ts';
import type { Controller } from '../../client/widget/controller.ts';
import { makeController } from '../../client/widget/controller.ts';
import { stateOf } from '../../client/widget/state.ts';
import { makePage } from './page.ts';
import { faultsOfChange, type Shown } from './screen-rules.ts';
import { answerMain, currentMood, data, hesitate, pick, random, violation } from './thread-talk.ts';

const TEXTS = [
  'How do I reset my password?',
  'I was charged twice for order A-1029, please check',
  'The app shows error E-4711 when I log in',
  'thanks!',
  'ok',
  'Where do I find my invoice?',
  'That did not work, I tried it twice already',
  'Ich brauche Hilfe mit der Rechnung',
  'can I talk to somebody please',
  'My delivery has not arrived since Monday',
];

/** What this customer wrote, whatever became of it; kept with the browser. */
export type Said = { clientId: string; kind: string };
export type CustomerView = {
  token: string | null;
  conversationId: string | null;
  session: string;
  /** Up to where the screen knows that nothing is missing. */
  syncedSeq: number;
  entries: Shown[];
  outbox: { clientId: string; kind: string; status: string }[];
  access: unknown;
  said: Said[];
};

const storage = makePage({
  origin: data.origin,
  storageFile: data.storageFile,
  address: data.address,
});
const memory = openMemory('handrail:demo:', storage);
const said: Said[] = memory.read<Said[]>('soak-said') ?? [];
let shown: readonly Shown[] = [];
let shownOf: string | null = null;

const controller: Controller = makeController(
  {
    config: { origin: data.origin, workspace: 'demo', locale: 'en', identity: undefined },
    memory,
    anonymous: memory,
  },
  { onChange: () => queueMicrotask(watch), onSession: () => undefined, onIdentityRefused: () => undefined },
);

/** Looks at each change of the screen. */
function watch(): void {
  const { thread, conversationId, outbox } = controller.model();
  const entries = thread.entries as readonly Shown[];
  const before = conversationId === shownOf ? shown : [];
  for (const fault of faultsOfChange(before, entries)) violation(`${conversationId}: ${fault}`);
  shown = entries;
  shownOf = conversationId;
  for (const { clientId, kind, status } of outbox) {
    if (!said.some((one) => one.clientId === clientId && one.kind === kind)) {
      said.push({ clientId, kind });
      memory.write('soak-said', said);
    }
    if (status === 'failed') violation(`${conversationId}: ${kind} ${clientId} was refused for good`);
  }
}

answerMain((): CustomerView => {
  const { conversationId, thread, outbox, access, session } = controller.model();
  return {
    token: memory.read<string>('token'),
    conversationId,
    session,
    syncedSeq: thread.syncedSeq,
    entries: [...(thread.entries as readonly Shown[])],
    outbox: outbox.map(({ clientId, kind, status }) => ({ clientId, kind, status })),
    access,
    said,
  };
});
controller.setOpen(true);
void live();

async function live(): Promise<void> {
  for (;;) {
    await hesitate(1_500);
    if (currentMood() === 'act') act();
  }
}

function act(): void {
  const state = stateOf(controller.model().thread.entries).kind;
  const chance = random();
  const say = () => controller.sendMessage(pick(TEXTS) ?? '');
  if (state === 'new') {
    if (chance < 0.8) say();
    else controller.requestPerson();
  } else if (state === 'resolved' && chance < 0.4) controller.answerSolved(random() < 0.7);
  else if (state === 'triage' && chance < 0.15) controller.answerSolved(random() < 0.5);
  else if (chance < 0.5) say();
  else if (chance < 0.6) press();
}

/** Impatient people press twice. */
function press(): void {
  controller.requestPerson();
  if (random() < 0.3) controller.requestPerson();
}
