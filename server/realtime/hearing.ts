import type { Bus } from '../bus/bus.ts';
import { isChannel } from '../bus/channels.ts';
import type { AgentNamespace, VisitorNamespace } from './realtime.ts';

type Deps = { visitors: VisitorNamespace; agents: AgentNamespace; bus: Pick<Bus, 'join' | 'leave'> };

/** Sees to it that this process hears what its sockets need: each room's channel, from its first socket to its last. */
export function hearForRooms({ visitors, agents, bus }: Deps): void {
  for (const { adapter } of [visitors, agents]) {
    adapter.on('create-room', (room: string) => {
      if (isChannel(room)) bus.join(room);
    });
    adapter.on('delete-room', (room: string) => {
      if (isChannel(room)) bus.leave(room);
    });
  }
}
