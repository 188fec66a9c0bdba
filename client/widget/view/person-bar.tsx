/** @jsxImportSource preact */
import { phaseOf } from '../phase.ts';
import type { ViewProps } from './app.tsx';
import { PersonIcon } from './icons.tsx';
import { PendingReceipt, Receipt } from './receipt.tsx';

/** The way to a person, always on screen: the button, then its receipt, then the name of who has it. */
export function PersonBar(props: ViewProps) {
  const { model, controller, words } = props;
  const phase = phaseOf(model.thread.entries);
  if (phase.kind === 'active') {
    return (
      <p class="has" role="status" dir="auto">
        <PersonIcon />
        {words.t('hasConversation', { name: phase.agentName })}
      </p>
    );
  }
  const isEnded = phase.kind === 'resolved' || phase.kind === 'closed';
  if (phase.kind === 'waiting' || (!isEnded && model.access?.waiting)) {
    const requestedAt = model.access?.requestedAt ?? (phase.kind === 'waiting' ? phase.requestedAt : null);
    return <Receipt {...props} requestedAt={requestedAt} />;
  }
  if (model.outbox.some(({ kind }) => kind === 'press')) return <PendingReceipt {...props} />;
  return (
    <button type="button" class="person" onClick={controller.requestPerson}>
      <PersonIcon />
      {words.t('talkToPerson')}
    </button>
  );
}
