// The import rules of docs/architecture.md. `npm run check` enforces them.
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** The rooms of core from the ground floor up: each may import itself and what stands before it. */
const coreRooms = ['shared', 'values', 'text', 'routing', 'timeline', 'brief', 'triage', 'metrics', 'contract'];

const coreFloors = coreRooms.map((room, floor) =>
  forbid(
    `core-${room}`,
    'No arrow of core points to a room that stands above.',
    { path: `^core/${room}/` },
    { path: '^core/', pathNot: `^core/(${coreRooms.slice(0, floor + 1).join('|')})/` },
  ),
);

module.exports = {
  forbidden: [
    ...coreFloors,
    forbid('no-circular', 'A cycle means two modules are one.', {}, { circular: true }),
    forbid(
      'core-is-pure',
      'core has no I/O: it imports itself, zod and small pure libraries.',
      { path: '^core/' },
      {
        pathNot: '^core/|node_modules/(zod|snowball-stemmers|tinyld)/',
      },
    ),
    forbid(
      'client-imports-core-only',
      'The browser never sees server code.',
      { path: '^client/' },
      {
        path: '^(server|workers|scripts|test)/',
      },
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
