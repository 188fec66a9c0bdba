import {
  type Attributes,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

/** Where a trace stands, as it travels with jobs and notices: a W3C `traceparent`. */
export type TraceParent = string;

/** A step that begins in one place and ends in another. `parent` is for what follows from it. */
export type Step = { parent: TraceParent; end: (failed?: Error) => void };

// Without a collector this and all below does nothing.
const tracer = trace.getTracer('handrail');

/** Runs the first step of a trace. Attributes are ids and names of our own, never words or names of people. */
export function beginTrace<T>(name: string, attributes: Attributes, run: () => Promise<T>): Promise<T> {
  return tracer.startActiveSpan(name, { attributes, kind: SpanKind.SERVER }, (span) => endWith(span, run));
}

/** Runs a step of the trace under way; where none is, it simply runs. */
export function inStep<T>(name: string, attributes: Attributes, run: () => Promise<T>): Promise<T> {
  if (!trace.getActiveSpan()) return run();
  return tracer.startActiveSpan(name, { attributes }, (span) => endWith(span, run));
}

/** Runs a step of the trace that came with a job or a notice; where none came, it simply runs. */
export function followTrace<T>(
  parent: TraceParent | undefined,
  name: string,
  attributes: Attributes,
  run: () => Promise<T>,
): Promise<T> {
  if (parent === undefined) return run();
  const options = { attributes, kind: SpanKind.CONSUMER };
  return tracer.startActiveSpan(name, options, contextOf(parent), (span) => endWith(span, run));
}

/** Runs what is one step of several traces at once: each has a step of its own, of the same length. */
export async function followAll<T>(
  parents: Iterable<TraceParent>,
  name: string,
  attributes: Attributes,
  run: () => Promise<T>,
): Promise<T> {
  const options = { attributes, kind: SpanKind.CONSUMER };
  const spans = [...parents].map((parent) => tracer.startSpan(name, options, contextOf(parent)));
  try {
    return await run();
  } finally {
    for (const span of spans) span.end();
  }
}

/** Begins a step of the trace under way that ends elsewhere; undefined where none is. */
export function beginStep(name: string, attributes: Attributes): Step | undefined {
  if (!trace.getActiveSpan()) return undefined;
  const span = tracer.startSpan(name, { attributes, kind: SpanKind.PRODUCER });
  const carrier: { traceparent?: TraceParent } = {};
  propagation.inject(trace.setSpan(context.active(), span), carrier);
  const end = (failed?: Error) => {
    if (failed) fail(span, failed);
    span.end();
  };
  return { parent: carrier.traceparent ?? '', end };
}

/** Runs what serves many traces at once, so that nothing in it counts as a step of one of them. */
export function outsideTraces(run: () => void): void {
  context.with(ROOT_CONTEXT, run);
}

/** Adds to the step under way what was found out in it. */
export function annotate(attributes: Attributes): void {
  trace.getActiveSpan()?.setAttributes(attributes);
}

/** The id of the trace under way, for logs. */
export function traceOfLine(): { traceId?: string } {
  const traceId = trace.getActiveSpan()?.spanContext().traceId;
  return traceId === undefined ? {} : { traceId };
}

const contextOf = (parent: TraceParent) => propagation.extract(ROOT_CONTEXT, { traceparent: parent });

async function endWith<T>(span: Span, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    fail(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** Says which error it was. Its message stays out, since it may quote somebody. */
function fail(span: Span, error: unknown): void {
  const message = error instanceof Error ? error.name : typeof error;
  span.setStatus({ code: SpanStatusCode.ERROR, message });
}
