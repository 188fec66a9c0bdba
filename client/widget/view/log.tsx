/** @jsxImportSource preact */
import { Component, createRef } from 'preact';
import type { ViewProps } from './app.tsx';
import { DraftBubble, EntryItem, OutboxBubble } from './bubbles.tsx';
import { Feedback } from './feedback.tsx';

const NEAR_BOTTOM_PX = 80;

/** The thread. New entries scroll into view unless the contact is reading further up. */
export class Log extends Component<ViewProps> {
  private readonly scroller = createRef<HTMLDivElement>();
  private isAtBottom = true;

  override componentDidMount(): void {
    this.componentDidUpdate();
  }

  override componentDidUpdate(): void {
    const scroller = this.scroller.current;
    if (scroller && this.isAtBottom) scroller.scrollTop = scroller.scrollHeight;
  }

  private readonly scrolled = (): void => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = this.scroller.current ?? {};
    this.isAtBottom = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM_PX;
  };

  override render(props: ViewProps) {
    const { model, words } = props;
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      <div ref={this.scroller} class="scroll" tabIndex={0} onScroll={this.scrolled}>
        <div role="log" aria-label={words.t('conversation')}>
          <ul>
            {model.thread.entries.map((entry) => (
              <EntryItem key={entry.seq} entry={entry} words={words} />
            ))}
            {model.outbox.map(
              (item) =>
                item.kind === 'message' && <OutboxBubble key={item.clientId} {...props} item={item} />,
            )}
          </ul>
        </div>
        <DraftBubble {...props} />
        <Feedback {...props} />
      </div>
    );
  }
}
