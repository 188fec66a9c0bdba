import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Readiness } from '../../../core/contract/readiness.ts';
import type { ConversationSummary, UserView } from '../../../core/contract/views.ts';
import { ApiError, request } from './http.ts';

export type ConversationPage = { items: ConversationSummary[]; nextCursor: string | null };
export type Team = {
  agents: {
    id: string;
    name: string;
    skills: string[];
    status: string;
    activeCount: number;
    capacity: number;
  }[];
  teams: { id: string; name: string }[];
  skills: string[];
};

/** Who is signed in; null for nobody. */
export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: fetchMe, staleTime: Number.POSITIVE_INFINITY, retry: 2 });
}

async function fetchMe(): Promise<UserView | null> {
  try {
    return (await request<{ user: UserView }>('/api/v1/auth/me')).user;
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

/** The signed-in agent's own conversations. Polled, because pushes only come for opened ones. */
export function useMine() {
  return useQuery({
    queryKey: ['conversations', 'mine'],
    queryFn: () => request<ConversationPage>('/api/v1/conversations?assignee=me&state=active'),
    refetchInterval: 5_000,
  });
}

/** How one conversation stands in the lists; null where it is not among those this agent may see. */
export function useConversation(id: string) {
  return useQuery({
    queryKey: ['conversations', 'one', id],
    queryFn: async () => {
      const { items } = await request<ConversationPage>(
        `/api/v1/conversations?ids=${encodeURIComponent(id)}`,
      );
      return items[0] ?? null;
    },
  });
}

/** All conversations that fit a search, newest first, page by page. */
export function useAllConversations(search: string, state: string | null) {
  return useInfiniteQuery({
    queryKey: ['conversations', 'all', search, state],
    queryFn: ({ pageParam }) => request<ConversationPage>(listPath(search, state, pageParam)),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: 15_000,
  });
}

function listPath(search: string, state: string | null, cursor: string | null): string {
  const query = new URLSearchParams();
  if (search !== '') query.set('q', search);
  if (state !== null) query.set('state', state);
  if (cursor !== null) query.set('cursor', cursor);
  return `/api/v1/conversations?${query}`;
}

export function useTeam(enabled: boolean) {
  return useQuery({ queryKey: ['team'], queryFn: () => request<Team>('/api/v1/team'), enabled });
}

/** The state of the server's parts. A 503 is an answer too. */
export function useReadiness() {
  return useQuery({ queryKey: ['ready'], queryFn: fetchReadiness, refetchInterval: 15_000, retry: false });
}

async function fetchReadiness(): Promise<Readiness> {
  const response = await fetch('/readyz');
  return (await response.json()) as Readiness;
}
