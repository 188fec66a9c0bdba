/** @jsxImportSource preact */
import { phaseOf } from '../phase.ts';
import { PendingReceipt, Receipt } from './receipt.tsx';
import type { ViewProps } from './view-props.ts';

/** The way to a person, always on screen: the button, then its receipt, then the name of who has it. */
export function PersonBar(props: ViewProps & { isFirst: boolean }) {
  const { model, controller, words } = props;
  const phase = phaseOf(model.thread.entries);
  if (phase.kind === 'active') {
    return (
      <p class="receipt" role="status" tabIndex={-1}>
        {words.t('hasConversation', { name: phase.agentName })}
      </p>
    );
  }
  const isEnded = phase.kind === 'resolved' || phase.kind === 'closed';
  if (phase.kind === 'waiting' || (!isEnded && model.access?.waiting)) {
    return <Receipt {...props} />;
  }
  if (model.outbox.some(({ kind }) => kind === 'press')) return <PendingReceipt {...props} />;
  return (
    <button type="button" class={props.isFirst ? 'primary' : ''} onClick={controller.requestPerson}>
      {words.t('talkToPerson')}
    </button>
  );
}
