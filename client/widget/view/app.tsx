/** @jsxImportSource preact */
import type { Model } from '../model.ts';
import { stateOf } from '../state.ts';
import { Composer } from './composer.tsx';
import { Log } from './log.tsx';
import { phone } from './modal.ts';
import { PersonBar } from './person-bar.tsx';
import type { Words } from './texts.ts';
import type { ViewProps } from './view-props.ts';
import { Welcome } from './welcome.tsx';

/** The panel: header, thread or first screen, the way to a person, the composer. */
export function App(props: ViewProps & { onClose: () => void }) {
  const { model, words } = props;
  const isFirst = model.thread.entries.length === 0 && model.outbox.length === 0 && !model.conversationId;
  const { t } = words;

  return (
    <div
      class="panel"
      role="dialog"
      aria-modal={phone.matches}
      aria-label={t('panelLabel', { company: model.company })}
      lang={words.locale}
      hidden={!model.isOpen}
    >
      <Header {...props} />
      <div class="other-ways" />
      {isFirst ? <Welcome {...props} /> : <Log {...props} />}
      <footer>
        <PersonBar {...props} isFirst={isFirst} />
        <Composer {...props} />
      </footer>
    </div>
  );
}

/** Whose chat it is, and one line that says what is wrong or who is there. It keeps its height: nothing below moves. */
function Header({ model, words: { t }, onClose }: ViewProps & { onClose: () => void }) {
  return (
    <header class={model.isOnline ? '' : 'warn'}>
      <div>
        <h2>{model.company || t('conversation')}</h2>
        <p role="status">{model.isOnline ? whoIsThere(model, t) : t('offline')}</p>
      </div>
      <button type="button" class="close" aria-label={t('close')} onClick={onClose}>
        ✕
      </button>
    </header>
  );
}

function whoIsThere({ thread, access }: Model, t: Words['t']) {
  const state = stateOf(thread.entries);
  if (state.kind === 'active') return t('hasConversation', { name: state.agentName });
  return access && `${t('responsible')}: ${access.owner.name}`;
}
