import { Center, Loader, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import type { UserView } from '../../core/contract/views.ts';
import { useMe } from './api/queries.ts';
import { ErrorNotice } from './parts/error-notice.tsx';
import { PageBoundary } from './parts/page-boundary.tsx';
import { SignInPage } from './session/sign-in-page.tsx';
import { resolveVariables, theme } from './theme.ts';

const Shell = lazy(async () => ({ default: (await import('./shell/shell.tsx')).Shell }));
const InboxPage = lazy(async () => ({ default: (await import('./inbox-page.tsx')).InboxPage }));
const DashboardPage = lazy(async () => ({
  default: (await import('./dashboard/dashboard-page.tsx')).DashboardPage,
}));

export function App() {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: 1 } } }));
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} defaultColorScheme="auto">
      <Notifications position="bottom-center" autoClose={6_000} className="hr-toasts" />
      <PageBoundary>
        <QueryClientProvider client={client}>
          <Router base="/console">
            <Suspense fallback={<Waiting />}>
              <Entrance />
            </Suspense>
          </Router>
        </QueryClientProvider>
      </PageBoundary>
    </MantineProvider>
  );
}

function Entrance() {
  const me = useMe();
  if (me.isPending) return <Waiting />;
  if (me.isError) return <ErrorNotice error={me.error} onRetry={() => void me.refetch()} />;
  return me.data ? <SignedIn me={me.data} /> : <SignInPage />;
}

function SignedIn({ me }: { me: UserView }) {
  return (
    <Shell me={me}>
      <Switch>
        <Route path="/dashboard">
          <DashboardPage me={me} />
        </Route>
        <Route path="/c/:id/:pane?">
          {({ id, pane }) => (
            <InboxPage me={me} conversationId={id} pane={pane === 'brief' ? 'brief' : 'conversation'} />
          )}
        </Route>
        <Route path="/">
          <InboxPage me={me} conversationId={null} pane="list" />
        </Route>
        <Route>
          <Redirect to="/" replace />
        </Route>
      </Switch>
    </Shell>
  );
}

function Waiting() {
  return (
    <Center h="100dvh">
      <Loader type="dots" />
    </Center>
  );
}
