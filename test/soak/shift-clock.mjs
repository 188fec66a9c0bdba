// Loaded before a process of the product: its clock goes wrong by HANDRAIL_SOAK_SKEW_MS, as a machine's does.
const skewMs = Number(process.env.HANDRAIL_SOAK_SKEW_MS ?? 0);
const now = Date.now.bind(Date);
Date.now = () => now() + skewMs;

globalThis.Date = new Proxy(Date, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [Date.now()] : given, newTarget),
});
