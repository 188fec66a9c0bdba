import { asyncApiDocument } from '../../server/http/reference/async-api.ts';
import { openApiDocument } from '../../server/http/reference/open-api.ts';
import { typeOf, wordsOf } from './typescript.ts';

type Json = Record<string, unknown>;
type Content = Record<string, { schema: Json }>;
type Operation = {
  summary: string;
  parameters: { name: string; in: string; required: boolean; description?: string; schema: Json }[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
};
type Message = { summary: string; payload: Json };

/** The types of client/api, made from the two documents of the reference. */
export function clientTypes(): string {
  const openApi = openApiDocument() as {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, Json> };
  };
  const { channels, components } = asyncApiDocument() as {
    channels: Record<'visitor' | 'agent', { messages: Record<string, Message> }>;
    components: { schemas: Record<string, Json> };
  };
  const types: Record<string, Json> = {
    VisitorCommands: commandsIn(channels.visitor.messages),
    AgentCommands: commandsIn(channels.agent.messages),
    VisitorPushes: pushesIn(channels.visitor.messages),
    AgentPushes: pushesIn(channels.agent.messages),
    Calls: callsIn(openApi.paths),
    ...components.schemas,
    ...openApi.components.schemas,
  };
  const written = Object.entries(types).map(
    ([name, schema]) => `${wordsOf(schema)}export type ${name} = ${typeOf(schema)};`,
  );
  return `// Made by \`npm run docs\` from the reference of the protocol.\n\n${written.join('\n\n')}\n`;
}

function commandsIn(messages: Record<string, Message>): Json {
  const names = Object.keys(messages).filter((key) => messages[`ack.${key}`]);
  return objectOf(
    Object.fromEntries(
      names.map((name) => [
        name,
        {
          ...objectOf({
            input: messages[name]?.payload ?? {},
            answer: messages[`ack.${name}`]?.payload ?? {},
          }),
          description: messages[name]?.summary,
        },
      ]),
    ),
  );
}

function pushesIn(messages: Record<string, Message>): Json {
  const pushes = Object.entries(messages).filter(([key]) => key.startsWith('push.'));
  return objectOf(
    Object.fromEntries(
      pushes.map(([key, { summary, payload }]) => [key.slice(5), { ...payload, description: summary }]),
    ),
  );
}

/** All calls but commands, which have a way of their own. */
function callsIn(paths: Record<string, Record<string, Operation>>): Json {
  const calls = Object.entries(paths)
    .filter(([path]) => !path.includes('/commands/'))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [
        `${method.toUpperCase()} ${path}`,
        callOf(operation),
      ]),
    );
  return objectOf(Object.fromEntries(calls) as Record<string, Json>);
}

function callOf({ summary, parameters, requestBody, responses }: Operation): Json {
  const [done] = Object.values(responses);
  const [answer] = Object.values(done?.content ?? {});
  const [body] = Object.values(requestBody?.content ?? {});
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const fields = {
    ...(inPath.length > 0 ? { params: parametersOf(inPath) } : {}),
    ...(inQuery.length > 0 ? { query: parametersOf(inQuery) } : {}),
    ...(body ? { body: body.schema } : {}),
    answer: answer?.schema ?? {},
  };
  const required = Object.keys(fields).filter((name) => name !== 'query');
  return { ...objectOf(fields), required, description: summary };
}

function parametersOf(parameters: Operation['parameters']): Json {
  const fields = parameters.map(({ name, description, schema }) => [name, { ...schema, description }]);
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  return { ...objectOf(Object.fromEntries(fields) as Record<string, Json>), required };
}

function objectOf(properties: Record<string, Json>): Json {
  return { type: 'object', properties, required: Object.keys(properties) };
}
