import type { Boot } from './boot.ts';
import type { Model } from './model.ts';
import { stateOf, unreadCount } from './state.ts';
import type { Words } from './view/texts.ts';

export type Launcher = {
  /** Brings the buttons up to date and tells the page what changed. They stay where no panel comes in their place. */
  show: (model: Model, hasPanel: boolean) => void;
  focusOpener: () => void;
};

/** The loader's two buttons, kept true: unread mark, place in line, who has the conversation. */
export function makeLauncher(
  { group, chat, person }: Boot['launcher'],
  words: Words,
  tell: (event: string, value: unknown) => void,
): Launcher {
  const badge = document.createElement('span');
  badge.className = 'badge';
  chat.append(badge);
  let lastUnread = 0;
  let wasOpen = false;
  return {
    show: (model, hasPanel) => {
      const unread = unreadCount(model.thread.entries, model.readSeq);
      badge.textContent = unread ? String(unread) : '';
      chat.setAttribute(
        'aria-label',
        unread ? `${words.t('openChat')}, ${words.t('unread', { count: unread })}` : words.t('openChat'),
      );
      const text = personText(model, words);
      if (person.textContent !== text) person.textContent = text;
      group.hidden = model.isOpen && hasPanel;
      if (unread !== lastUnread) tell('unread', unread);
      if (model.isOpen !== wasOpen) tell('open', model.isOpen);
      lastUnread = unread;
      wasOpen = model.isOpen;
    },
    focusOpener: () => chat.focus(),
  };
}

function personText({ thread, access, outbox }: Model, { t }: Words): string {
  const state = stateOf(thread.entries);
  if (state.kind === 'active') return t('hasConversation', { name: state.agentName });
  if (state.kind === 'waiting') {
    return access?.position ? t('inLineAt', { position: access.position }) : t('inLine');
  }
  return outbox.some(({ kind }) => kind === 'press') ? t('asking') : t('talkToPerson');
}
