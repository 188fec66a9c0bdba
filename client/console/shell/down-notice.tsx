import { IconAlertTriangle } from '@tabler/icons-react';
import type { Readiness } from '../api/queries.ts';
import { texts } from '../texts.ts';

// The worst first.
const parts = ['store', 'queue', 'ai'] as const;
export type DownPart = (typeof parts)[number];

/** Which parts of the server are down. */
export function downParts(readiness: Readiness | undefined): DownPart[] {
  if (!readiness || readiness.status === 'ok') return [];
  return parts.filter((part) => isDown(readiness.checks?.[part]));
}

/** Says in plain words what is down and what that means for the work. */
export function DownNotice({ parts: down }: { parts: DownPart[] }) {
  const words = down.map((part) => texts.degraded[part]).join(' ');
  return (
    <>
      <IconAlertTriangle size={18} aria-hidden />
      <span className="hr-notice-words" title={words}>
        {words}
      </span>
    </>
  );
}

function isDown(check: unknown): boolean {
  const status = typeof check === 'object' && check !== null && 'status' in check ? check.status : check;
  return status === 'down' || status === false || status === 'error' || status === 'fail';
}
