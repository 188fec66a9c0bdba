import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createAccountRest } from './auth/account-rest.ts';
import { createLimits } from './auth/limits.ts';
import { createOriginOf } from './auth/origin.ts';
import { createIsSecure } from './auth/secure.ts';
import { createSessions } from './auth/sessions.ts';
import { keepSignOuts } from './auth/sign-outs.ts';
import { createVisitorTokens } from './auth/visitor-tokens.ts';
import { createCommandExecutor } from './commands/execute.ts';
import type { Config } from './config.ts';
import { createAccessTeller } from './directory/access.ts';
import { createReadinessReader } from './directory/assistant-readiness.ts';
import { createContactPresence } from './directory/contact-presence.ts';
import { createAgentGuard } from './http/agent-guard.ts';
import { agentRoutes } from './http/agent-routes.ts';
import { createApp } from './http/app.ts';
import { authRoutes } from './http/auth-routes.ts';
import { healthRoutes } from './http/health-routes.ts';
import { managerRoutes } from './http/manager-routes.ts';
import { privacyRoutes } from './http/privacy-routes.ts';
import { referenceRoutes } from './http/reference-routes.ts';
import { staticRoutes } from './http/static-routes.ts';
import { visitorRoutes } from './http/visitor-routes.ts';
import type { Log } from './log.ts';
import { createReporter } from './measuring/reporter.ts';
import { createParts } from './parts.ts';
import { type Erasee, type ErasureCause, requestErasure } from './privacy/erase-contact.ts';
import { serveAgents } from './realtime/agents.ts';
import { hearForRooms } from './realtime/hearing.ts';
import { serveLine } from './realtime/line-push.ts';
import { startTellingNewest } from './realtime/newest.ts';
import { createPlacePush } from './realtime/place-push.ts';
import { createPresencePush } from './realtime/presence-push.ts';
import { servePushes } from './realtime/push.ts';
import { createSocketServer } from './realtime/realtime.ts';
import { recheckAgents } from './realtime/recheck.ts';
import { serveVisitors } from './realtime/visitors.ts';
import { seedWorkspace } from './seed/seed.ts';
import { gathered } from './store/gathered.ts';
import { createServerMetrics, watchWhole } from './telemetry/server-metrics.ts';
import { createConversationList } from './timeline/conversation-list.ts';
import { createLru } from './timeline/lru.ts';
import { createOneByOne } from './timeline/one-by-one.ts';
import { readWhole } from './whole.ts';

/**
 * An idle connection outlives those of proxies and clients, most of which end after a minute: where this end is the first
 * to close, a request that is just being sent is lost.
 */
const KEEP_ALIVE_MS = 75_000;

/** About 20,000 of them. */
const REMEMBERED_PRESSES_BYTES = 4 * 1024 * 1024;

export type RunningServer = {
  url: string;
  port: number;
  /** Resolves when this build must no longer run on its store. */
  shutOut: Promise<Error>;
  close: () => Promise<void>;
};

/** Builds every part of the server, listens, and returns how to stop. */
export async function startServer(config: Config, log: Log, publicDir: string): Promise<RunningServer> {
  const parts = await createParts(config, log);
  const { store, timeline, briefs, people, lines, bus, producer } = parts;
  await seedWorkspace({ ...store, bus }, config);
  const { now } = store.clock;
  const reporter = createReporter({ mongoUri: config.MONGODB_URI, logLevel: config.LOG_LEVEL });
  const { list } = createConversationList({ ...parts, conversations: store.conversations, log });
  const { registry } = parts.metrics;
  const metrics = createServerMetrics(registry);
  const assistant = createReadinessReader(store.workers);
  parts.metrics.watchProcess();
  watchWhole(registry, readWhole({ ...parts, assistant, now }));
  const access = createAccessTeller(people, store.conversations, lines, () => now().getTime());
  const presence = createContactPresence({
    contacts: store.contacts,
    conversations: store.conversations,
    timeline,
    now,
  });
  const sessions = createSessions(store, config.HANDRAIL_SESSION_IDLE_HOURS);
  const originOf = createOriginOf(config.HANDRAIL_SECRET, config.HANDRAIL_TRUSTED_PROXIES);
  const { HANDRAIL_VISITOR_DAYS: visitorDays, HANDRAIL_SIGNED_IN_MINUTES: signedInMinutes } = config;
  const signOuts = keepSignOuts({ contacts: store.contacts, signedInMinutes, log, now });
  await signOuts.look();
  const sessionsOf = { now, hasEnded: signOuts.hasEnded };
  const tokens = createVisitorTokens(config.HANDRAIL_SECRET, { visitorDays, signedInMinutes }, sessionsOf);
  const limits = createLimits();
  const guard = createAgentGuard(sessions);
  const agent = {
    timeline,
    briefs,
    people,
    lines,
    bus,
    settled: parts.relay.settled,
    claims: createOneByOne(),
    taken: metrics.taken,
    erase: (who: Erasee, why: ErasureCause) =>
      requestErasure({ contacts: store.contacts, producer, bus, log, now }, who, why),
    now,
  };
  const visitor = {
    timeline,
    people,
    access,
    conversations: store.conversations,
    contacts: store.contacts,
    bus,
    presses: createOneByOne(),
    begun: createLru<string>(REMEMBERED_PRESSES_BYTES),
    now,
  };
  const executor = createCommandExecutor({
    visitor,
    agent,
    limits,
    quarantine: store.quarantine,
    isStoreUp: store.isUp,
    log,
    metrics,
  });
  const app = createApp(
    {
      health: healthRoutes({
        isStoreUp: store.isReady,
        isQueueUp: () => producer.isReady() && bus.isReady(),
        silentQueueNodes: producer.silentNodes,
        assistant,
        oldestJobs: producer.oldestJobs,
        skewMs: store.clock.skewMs,
        registry,
        metricsToken: config.HANDRAIL_DEMO ? null : config.HANDRAIL_METRICS_TOKEN,
      }),
      statics: staticRoutes(publicDir, config.HANDRAIL_DEMO),
      visitor: visitorRoutes({
        store,
        timeline,
        people,
        access,
        tokens,
        originOf,
        executor,
        presence,
        signOuts,
        settled: parts.relay.settled,
      }),
      auth: authRoutes({
        users: store.users,
        sessions,
        guard,
        limits,
        accountRest: createAccountRest(),
        bus,
      }),
      agent: agentRoutes({ list, agent, people, guard, executor }),
      manager: managerRoutes({ reporter, people, misheard: store.misheard, guard, now }),
      privacy: privacyRoutes({ store, guard, now, log }),
      reference: referenceRoutes(),
    },
    { trustedProxies: config.HANDRAIL_TRUSTED_PROXIES, log },
  );
  const http = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, app);
  const { io, visitors, agents } = createSocketServer(http);
  hearForRooms({ visitors, agents, bus });
  const placePush = createPlacePush({ visitors, lines, timeline, access, log });
  const presencePush = createPresencePush({ agents, people, now, log });
  const stops = [
    serveVisitors({
      visitors,
      tokens,
      originOf,
      executor,
      presence,
      bus,
      isErased: gathered(store.contacts.erasedAmong),
    }),
    recheckAgents({ agents, sessions, bus, log }),
    serveAgents({
      agents,
      sessions,
      isSecure: createIsSecure(config.HANDRAIL_TRUSTED_PROXIES),
      executor,
      people,
      timeline,
      bus,
      log,
    }),
    servePushes({
      visitors,
      agents,
      timeline,
      briefs,
      access,
      placePush,
      presencePush,
      bus,
      entries: store.entries,
      log,
    }),
    startTellingNewest({ visitors, agents, conversations: store.conversations, timeline, now, log }),
    signOuts.stop,
    presencePush.close,
    placePush.close,
    serveLine({ agents, lines, log }),
  ];
  metrics.watchSockets(() => ({ visitor: visitors.sockets.size, agent: agents.sockets.size }));
  const host = config.HANDRAIL_DEMO ? '127.0.0.1' : config.HOST;
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(config.PORT, host, resolve);
  });
  const { port } = http.address() as AddressInfo;
  log.info({ port, host }, 'listening');
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    shutOut: store.shutOut,
    /** Stop accepting, let what runs finish, tell what was appended, close the stores. */
    async close() {
      const closed = io.close();
      http.closeIdleConnections();
      const idle = setInterval(() => http.closeIdleConnections(), 50);
      await closed;
      clearInterval(idle);
      for (const stop of stops) stop();
      await reporter.close();
      await parts.close();
    },
  };
}

/** Where `npm run build` puts the browser's files, seen from the compiled server. */
export function defaultPublicDir(): string {
  return path.resolve(import.meta.dirname, '..', 'public');
}
