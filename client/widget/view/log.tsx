/** @jsxImportSource preact */
import { Component, createRef } from 'preact';
import { DraftBubble, EntryItem, OutboxBubble } from './bubbles.tsx';
import { Choices } from './choices.tsx';
import { Feedback } from './feedback.tsx';
import type { ViewProps } from './view-props.ts';

const NEAR_END_PX = 80;
const GAP_PX = 8;

/** The thread. New entries scroll into view unless the contact is reading further up. */
export class Log extends Component<ViewProps> {
  private readonly scroller = createRef<HTMLDivElement>();
  private newest: Element | null | undefined;
  private followedTo = 0;
  private isFollowing = true;
  private isAtEnd = true;

  override componentDidMount(): void {
    this.componentDidUpdate();
  }

  override componentDidUpdate(): void {
    const scroller = this.scroller.current;
    const newest = scroller?.querySelector<HTMLElement>('li:last-child');
    if (!scroller || !newest) return;
    if (newest !== this.newest && this.isFollowing) {
      // To the end, but not past the beginning of the newest entry: a long answer is read from its top.
      scroller.scrollTop = newest.offsetTop - scroller.offsetTop - GAP_PX;
      this.followedTo = scroller.scrollTop;
    } else if (this.isAtEnd && !scroller.querySelector('button, a:hover')) {
      // What can be pressed stays where it is; only a new entry moves it.
      scroller.scrollTop = scroller.scrollHeight;
    }
    this.newest = newest;
  }

  private readonly scrolled = (): void => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = this.scroller.current ?? {};
    this.isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    this.isFollowing = this.isAtEnd || scrollTop >= this.followedTo - 1;
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
        <Choices {...props} />
        <Feedback {...props} />
        <DraftBubble {...props} />
      </div>
    );
  }
}
