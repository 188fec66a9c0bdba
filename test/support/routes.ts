import { Router } from 'express';

type Layer = { route?: { path: string | string[]; methods: Record<string, boolean> } };
type Mounted = { stack?: Layer[] };

/**
 * Listens while an app is put together, since express forgets where a router was mounted.
 * @returns a function that stops listening and gives each route as `get /api/v1/team`
 */
export function listenForRoutes(): () => string[] {
  const use = jest.spyOn(Router.prototype, 'use');
  return () => {
    const mounts = use.mock.calls as unknown as [path: string, ...routers: Mounted[]][];
    const found = mounts.flatMap(([path, ...routers]) => routers.flatMap((router) => routesOf(path, router)));
    use.mockRestore();
    return found;
  };
}

function routesOf(prefix: string, { stack = [] }: Mounted): string[] {
  return stack.flatMap(({ route }) =>
    route
      ? [route.path]
          .flat()
          .flatMap((path) =>
            Object.keys(route.methods).map((method) => `${method} ${asTemplate(`${prefix}${path}`)}`),
          )
      : [],
  );
}

/** As OpenAPI writes it. */
function asTemplate(path: string): string {
  return path.replaceAll('//', '/').replaceAll(/:(\w+)/g, '{$1}');
}
