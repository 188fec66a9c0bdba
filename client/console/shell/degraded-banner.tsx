import { IconAlertTriangle } from '@tabler/icons-react';
import { useReadiness } from '../api/queries.ts';
import { texts } from '../texts.ts';

const parts = ['store', 'queue', 'ai'] as const;

/** Says in plain words which part of the server is down and what that means for the work. */
export function DegradedBanner() {
  const { data } = useReadiness();
  if (!data || data.status === 'ok') return null;
  const down = parts.filter((part) => isDown(data.checks?.[part]));
  return down.map((part) => (
    <div key={part} className="hr-banner" data-kind={part === 'store' ? 'bad' : 'warn'} role="status">
      <IconAlertTriangle size={16} aria-hidden />
      <span>{texts.degraded[part]}</span>
    </div>
  ));
}

function isDown(check: unknown): boolean {
  const status = typeof check === 'object' && check !== null && 'status' in check ? check.status : check;
  return status === 'down' || status === false || status === 'error' || status === 'fail';
}
