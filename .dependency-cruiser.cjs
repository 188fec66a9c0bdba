// The import rules of docs/architecture.md. `npm run check` enforces them.
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** One rule a room: it may import itself and the rooms that stand before it, never what stands above. */
const floors = (building, rooms) =>
  rooms.map((room, floor) =>
    forbid(
      `${building}-${room}`,
      `No arrow of ${building} points to a room that stands above.`,
      { path: `^${building}/${room}/` },
      { path: `^${building}/[^/]+/`, pathNot: `^${building}/(${rooms.slice(0, floor + 1).join('|')})/` },
    ),
  );

// From the ground floor up.
const coreRooms = [
  'shared',
  'values',
  'text',
  'sentiment',
  'permission',
  'routing',
  'timeline',
  'brief',
  'triage',
  'metrics',
  'contract',
];
const serverRooms = [
  'telemetry',
  'store',
  'auth',
  'queue',
  'bus',
  'timeline',
  'directory',
  'seed',
  'measuring',
  'privacy',
  'commands',
];
const transports = ['realtime', 'http'];
const workerRooms = ['engines', 'knowledge', 'triage', 'jobs'];

const floorRules = [
  ...floors('core', coreRooms),
  ...floors('server', serverRooms),
  ...transports.map((transport) =>
    forbid(
      `server-${transport}`,
      'The two transports stand side by side: what both need stands below them.',
      { path: `^server/${transport}/` },
      { path: `^server/(${transports.join('|')})/`, pathNot: `^server/${transport}/` },
    ),
  ),
  forbid(
    'server-assembly-on-top',
    'Parts are put together in one place, and nothing that is put together knows it.',
    { path: '^server/[^/]+/' },
    { path: '^server/(parts|server|main|rebuild|admin)[.]ts$' },
  ),
  ...floors('workers', workerRooms),
  forbid(
    'workers-assembly-on-top',
    'Parts are put together in one place, and nothing that is put together knows it.',
    { path: '^workers/[^/]+/' },
    { path: '^workers/[^/]+[.]ts$' },
  ),
];

const ROOMS = 'inbox|conversation|brief|dashboard|session';

// The console in layers: the app and its pages, the shell and the rooms, parts, live, api, and words at the bottom.
const clientRules = [
  forbid(
    'client-imports-core-only',
    'The browser never sees server code.',
    { path: '^client/' },
    { path: '^(server|workers|scripts|test)/' },
  ),
  forbid(
    'clients-know-not-each-other',
    'Console, widget and demo page have only client/shared in common.',
    { path: '^client/([^/]+)/' },
    { path: '^client/', pathNot: '^client/($1|shared)/' },
  ),
  forbid(
    'client-for-programs-stands-alone',
    'It is handed out: it knows the protocol by its reference, and nothing that is not handed out with it.',
    { path: '^client/api/' },
    { path: '.', pathNot: '^client/(api|shared)/|node_modules/socket[.]io-client/' },
  ),
  forbid(
    'console-rooms-are-apart',
    'A room of the console knows no other room: what two of them need is a part, what joins them is a page.',
    { path: `^client/console/(${ROOMS}|shell)/` },
    {
      path: `^client/console/(${ROOMS}|shell|app|main|inbox-page)\\b`,
      pathNot: '^client/console/$1/',
    },
  ),
  forbid(
    'console-parts-below-rooms',
    'A part serves every room, so it knows none.',
    { path: '^client/console/parts/' },
    { path: '^client/console/', pathNot: '^client/console/(parts|live|api|[^/]+[.]ts$)' },
  ),
  forbid(
    'console-live-below-parts',
    'What is live has no looks.',
    { path: '^client/console/live/' },
    { path: '^client/console/', pathNot: '^client/console/(live|api|[^/]+[.]ts$)' },
  ),
  forbid(
    'console-api-at-the-bottom',
    'Calls to the server know nothing of what is shown.',
    { path: '^client/console/api/' },
    { path: '^client/console/', pathNot: '^client/console/(api|[^/]+[.]ts$)' },
  ),
  forbid(
    'widget-views-on-top',
    'What the widget knows and does has no looks.',
    { path: '^client/widget/[^/]+[.]ts$' },
    { path: '^client/widget/view/', pathNot: '^client/widget/view/texts[.]ts$' },
  ),
];

module.exports = {
  forbidden: [
    ...floorRules,
    forbid('no-circular', 'A cycle means two modules are one.', {}, { circular: true }),
    forbid(
      'core-is-pure',
      'core has no I/O: it imports itself, zod and small pure libraries.',
      { path: '^core/' },
      {
        pathNot: '^core/|node_modules/(zod|@noble/hashes|snowball-stemmers|tinyld)/',
      },
    ),
    ...clientRules,
    forbid(
      'mongo-stays-in-the-store',
      'What asks the store calls a method that says what it wants.',
      { path: '^(core|server|workers|client)/', pathNot: '^server/store/' },
      { path: 'node_modules/(mongoose|mongodb)/' },
    ),
    forbid(
      'server-imports-core-only',
      'The server knows neither workers nor clients.',
      { path: '^server/' },
      {
        path: '^(client|workers|scripts|test)/',
      },
    ),
    forbid(
      'workers-imports',
      'Workers use the parts of the server that have no transport.',
      { path: '^workers/' },
      {
        path: '^(client|scripts|test)/|^server/(http|realtime|auth)/',
      },
    ),
    forbid(
      'no-transport-in-use-case',
      'Use cases do not know how they were called.',
      {
        path: '^server/(timeline|store|queue)/',
      },
      { path: '^server/(http|realtime)/' },
    ),
    forbid(
      'reports-in-a-thread',
      'What folds many timelines never runs in the serving process.',
      { path: '^server/', pathNot: '^server/measuring/(report-thread|escalation-report)[.]ts$' },
      { path: '^server/measuring/escalation-report[.]ts$' },
    ),
    forbid('nobody-imports-tests', 'Tests are leaves.', { pathNot: '^test/' }, { path: '^test/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
