import { useQuery } from '@tanstack/react-query';
import type { EscalationReport } from '../../../core/contract/escalation-report.ts';
import { request } from '../api/http.ts';

const DAY_MS = 86_400_000;

/** The figures of the last days up to now, read again every half minute. */
export function useFigures(period: 'today' | 'month') {
  return useQuery({
    queryKey: ['figures', period],
    queryFn: () => {
      const query = new URLSearchParams({
        from: beginningOf(period).toISOString(),
        to: new Date().toISOString(),
      });
      return request<EscalationReport>(`/api/v1/metrics/escalation?${query}`);
    },
    refetchInterval: 30_000,
  });
}

/** Local midnight for today; 30 days back for the month. */
function beginningOf(period: 'today' | 'month'): Date {
  if (period === 'month') return new Date(Date.now() - 30 * DAY_MS);
  const midnight = new Date();
  midnight.setHours(0, 0, 0, 0);
  return midnight;
}
