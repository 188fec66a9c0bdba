/** @jsxImportSource preact */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ViewProps } from './app.tsx';
import { SendIcon } from './icons.tsx';

const MAX_TEXT_LENGTH = 32_000;

/** Where the contact writes. Enter sends, Shift+Enter makes a new line; what is not sent survives a reload. */
export function Composer({ controller, words }: ViewProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(controller.draft.read);
  const { t } = words;

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + 2}px`;
  }, [text]);

  const change = (next: string): void => {
    setText(next);
    controller.draft.write(next);
    controller.setTyping(next.trim() !== '');
  };
  const send = (event: Event): void => {
    event.preventDefault();
    if (!text.trim()) {
      box.current?.focus();
      return;
    }
    controller.sendMessage(text.trim());
    change('');
    // The first message moves the composer to the foot of the thread; the next one is written there.
    requestAnimationFrame(controller.focusComposer);
  };
  return (
    <form class="composer" onSubmit={send}>
      <textarea
        ref={box}
        rows={1}
        dir="auto"
        maxLength={MAX_TEXT_LENGTH}
        value={text}
        aria-label={t('yourMessage')}
        placeholder={t('placeholder')}
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) send(event);
        }}
      />
      <button type="submit" class="primary" aria-label={t('send')}>
        <SendIcon />
        <span>{t('send')}</span>
      </button>
    </form>
  );
}
