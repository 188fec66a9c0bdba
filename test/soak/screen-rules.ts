/** What a rule needs of an entry on a screen. */
export type Shown = { id: string; seq: number; type: string; actor: { kind: string } };

/** A change of what a screen shows, and what is wrong with it; empty where nothing is. */
export function faultsOfChange(before: readonly Shown[], after: readonly Shown[]): string[] {
  const now = new Map(after.map((entry) => [entry.seq, entry]));
  const gone = before.filter(({ seq, id }) => now.get(seq)?.id !== id);
  return [
    ...gone.map(({ seq, type }) => `${type} ${seq} was shown and vanished or became another`),
    ...faultsOfScreen(after),
  ];
}

/** What is wrong with what a screen shows, whatever came before. */
export function faultsOfScreen(entries: readonly Shown[]): string[] {
  const faults: string[] = [];
  let lastSeq = 0;
  let withPeople = false;
  for (const { seq, type, actor } of entries) {
    if (seq <= lastSeq) faults.push(`${type} ${seq} stands after ${lastSeq}`);
    lastSeq = seq;
    if (type === 'message.posted' && actor.kind === 'assistant' && withPeople)
      faults.push(`the assistant spoke at ${seq} though a person was asked for`);
    if (type === 'escalation.requested') withPeople = true;
    if (type === 'conversation.resolved' || type === 'conversation.reopened') withPeople = false;
  }
  return faults;
}
