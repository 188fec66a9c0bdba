import { formatDuration } from '../format.ts';
import { texts } from '../texts.ts';
import { useNow } from './use-now.ts';

/** How much of the promised time is used, as a bar and in words. */
export function WaitBar({ since, dueAt }: { since: string; dueAt: string }) {
  const now = useNow();
  const start = Date.parse(since);
  const due = Date.parse(dueAt);
  const part = Math.min(1, Math.max(0, (now - start) / Math.max(1, due - start)));
  const tone = now > due ? 'bad' : part > 0.7 ? 'warn' : 'ok';
  const leftSeconds = (due - now) / 1000;
  const left =
    leftSeconds < 0
      ? texts.line.late(formatDuration(-leftSeconds))
      : texts.line.left(formatDuration(leftSeconds));
  return (
    <div className="hr-wait">
      <div className="hr-bar" data-tone={tone} aria-hidden>
        <span style={{ width: `${Math.max(3, part * 100)}%` }} />
      </div>
      <div className="hr-wait-words">
        <span>{texts.line.waited(formatDuration((now - start) / 1000))}</span>
        <strong data-tone={tone}>
          {tone === 'warn' ? `${texts.line.soon} · ` : ''}
          {left}
        </strong>
      </div>
    </div>
  );
}
