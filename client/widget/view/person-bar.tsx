/** @jsxImportSource preact */
import { stateOf } from '../state.ts';
import { PendingReceipt, Receipt } from './receipt.tsx';
import type { ViewProps } from './view-props.ts';

/** The way to a person, always on screen: the button, then its receipt, then the name of who has it. */
export function PersonBar(props: ViewProps & { isFirst: boolean }) {
  const { model, controller, words } = props;
  const state = stateOf(model.thread.entries);
  if (state.kind === 'active') {
    return (
      <p class="receipt" role="status" tabIndex={-1}>
        {words.t('hasConversation', { name: state.agentName })}
      </p>
    );
  }
  const isEnded = state.kind === 'resolved' || state.kind === 'closed';
  if (state.kind === 'waiting' || (!isEnded && model.access?.waiting)) {
    return <Receipt {...props} />;
  }
  if (model.outbox.some(({ kind }) => kind === 'press')) return <PendingReceipt {...props} />;
  return (
    <button type="button" class={props.isFirst ? 'primary' : ''} onClick={controller.requestPerson}>
      {words.t('talkToPerson')}
    </button>
  );
}
