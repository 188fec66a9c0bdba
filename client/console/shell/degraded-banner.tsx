import { IconAlertTriangle } from '@tabler/icons-react';
import { useReadiness } from '../api/queries.ts';
import { texts } from '../texts.ts';

const parts = ['store', 'queue', 'ai'] as const;

/** Says in plain words which part of the server is down and what that means for the work. */
export function DegradedBanner() {
  const { data } = useReadiness();
  if (!data || data.status === 'ok') return null;
  return parts.flatMap((part) => {
    const check = data.checks[part];
    if (check === 'up') return [];
    return (
      <div key={part} className="hr-banner" data-kind={part === 'store' ? 'bad' : 'warn'} role="status">
        <IconAlertTriangle size={16} aria-hidden />
        <span>{check === 'starting' ? texts.degraded.aiStarting : texts.degraded[part]}</span>
      </div>
    );
  });
}
