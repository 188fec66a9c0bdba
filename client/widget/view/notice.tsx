/** @jsxImportSource preact */
import type { ViewProps } from './view-props.ts';

/** One honest line where something is not as it should be. */
export function Notice({ model, words }: ViewProps) {
  const text = noticeFor(model);
  return (
    <p class="notice" role="status" hidden={!text}>
      {text && words.t(text)}
    </p>
  );
}

function noticeFor({ isOnline, session }: ViewProps['model']) {
  if (!isOnline) return 'offline';
  return session === 'unreachable' ? 'unreachable' : null;
}
