// Looks up the orders that waiting customers speak of, and leaves a note for whoever takes the conversation.
// Run it with an API token (npm run admin -- api-token): npx tsx look-up.mts https://HOST TOKEN
import { type LineItem, newClientId, openAgent } from 'handrail-client';

const [url = '', token = ''] = process.argv.slice(2);
const agent = await openAgent({ url, token });
const seen = new Set<string>();

/** Here stands the question to your own system. */
async function statusOf(order: string): Promise<string> {
  return `Order ${order} was shipped yesterday`;
}

async function look({ conversationId }: LineItem): Promise<void> {
  if (seen.has(conversationId)) return;
  seen.add(conversationId);
  const { brief } = await agent.run('conversation:open', { conversationId });
  for (const { name, value } of brief.facts.filter((fact) => fact.name === 'order number')) {
    console.log(`${name}: ${value}`);
    await agent.run('note:add', { conversationId, clientId: newClientId(), text: await statusOf(value) });
  }
}

// What comes into the line or changes in it, and at each connection whoever stands at its head.
agent.on('queue:changed', ({ changed }) => void Promise.all(changed.map(look)));
agent.onConnect(async () => {
  const { items } = await agent.run('queue:watch', {});
  await Promise.all(items.map(look));
});
