/** @jsxImportSource preact */
import { stateOf } from '../state.ts';
import { Composer } from './composer.tsx';
import { Log } from './log.tsx';
import { phone } from './modal.ts';
import { Notice } from './notice.tsx';
import { PersonBar } from './person-bar.tsx';
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
      <Notice {...props} />
      {isFirst ? (
        <Welcome {...props} />
      ) : (
        <>
          <Log {...props} />
          <footer>
            <PersonBar {...props} />
            <Composer {...props} />
          </footer>
        </>
      )}
    </div>
  );
}

function Header({ model, words, onClose }: ViewProps & { onClose: () => void }) {
  const state = stateOf(model.thread.entries);
  const owner = model.access?.owner.name;
  return (
    <header>
      <div>
        <h2>{model.company || words.t('conversation')}</h2>
        {state.kind === 'active' ? (
          <p>{words.t('hasConversation', { name: state.agentName })}</p>
        ) : (
          owner && (
            <p>
              {words.t('responsible')}: {owner}
            </p>
          )
        )}
      </div>
      <button type="button" class="close" aria-label={words.t('close')} onClick={onClose}>
        ✕
      </button>
    </header>
  );
}
