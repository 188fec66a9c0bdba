/** @jsxImportSource preact */
import { Component, createRef } from 'preact';
import { MAX_TEXT_LENGTH } from '../../../core/values/limits.ts';
import type { ViewProps } from './view-props.ts';

/** Where the contact writes. Enter sends, Shift+Enter makes a new line; what is not sent survives a reload. */
export class Composer extends Component<ViewProps> {
  private readonly box = createRef<HTMLTextAreaElement>();

  override componentDidMount(): void {
    this.write(this.props.controller.draft.read());
  }

  // The browser holds the text; drawing it again with every push would disturb input methods.
  override shouldComponentUpdate(): boolean {
    return false;
  }

  private write(text: string): void {
    if (this.box.current) this.box.current.value = text;
    this.changed();
  }

  private readonly changed = (): void => {
    const box = this.box.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight + 2}px`;
    this.props.controller.draft.write(box.value);
  };

  private readonly send = (event: Event): void => {
    event.preventDefault();
    const text = this.box.current?.value.trim();
    this.box.current?.focus();
    if (!text) return;
    this.write('');
    this.props.controller.sendMessage(text);
  };

  private readonly typed = (): void => {
    this.changed();
    this.props.controller.setTyping(this.box.current?.value.trim() !== '');
  };

  override render({ words: { t } }: ViewProps) {
    return (
      <form class="composer" onSubmit={this.send}>
        <textarea
          ref={this.box}
          rows={1}
          dir="auto"
          maxLength={MAX_TEXT_LENGTH}
          aria-label={t('yourMessage')}
          placeholder={t('placeholder')}
          onInput={this.typed}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) this.send(event);
          }}
        />
        <button type="submit" class="primary">
          {t('send')}
        </button>
      </form>
    );
  }
}
