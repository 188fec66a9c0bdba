import type { AgentPresence } from '../../core/contract/views.ts';
import { capacityOf, type Load } from '../../core/routing/capacity.ts';
import type { Candidate } from '../../core/routing/eligibility.ts';
import { ownerAmong } from '../../core/routing/owner.ts';
import type { Person, PresenceStatus } from '../../core/values/people.ts';
import type { Conversations } from '../store/conversations.ts';
import type { UserDocument, Users } from '../store/users.ts';
import type { Workspaces } from '../store/workspaces.ts';
import { leaseEndOf, seenAtOfLeaving, statusAt } from './agent-presence.ts';
import { createKeptBriefly } from './kept-briefly.ts';

const CACHE_MS = 2_000;

type Deps = {
  users: Users;
  workspaces: Pick<Workspaces, 'byId' | 'byKey'>;
  conversations: Pick<Conversations, 'activeCounts' | 'openOffers'>;
};

export type People = ReturnType<typeof createPeople>;

/** Who is there: workspaces, agents, presence. Briefly cached, since the start of a conversation asks. */
export function createPeople({ users, workspaces, conversations }: Deps, now: () => number) {
  const { get: workspace } = createKeptBriefly(workspaces.byId, CACHE_MS * 5, now);
  const teams = createKeptBriefly(users.ofWorkspace, CACHE_MS, now);
  const team = teams.get;

  const statusOf = ({ presence }: UserDocument): PresenceStatus => statusAt(presence, now());

  async function loadsOf(workspaceId: string): Promise<(Load & { user: UserDocument })[]> {
    // Nothing from memory: capacity and presence may have been set at another server a moment ago.
    const [all, place] = await Promise.all([users.ofWorkspace(workspaceId), workspaces.byId(workspaceId)]);
    const counts = await conversations.activeCounts(all.map(({ _id }) => _id));
    return all.map((user) => ({
      user,
      activeCount: counts.get(user._id) ?? 0,
      capacity: capacityOf(user.presence.capacity, place?.defaultCapacity ?? null),
    }));
  }

  return {
    workspace,
    workspaceByKey: workspaces.byKey,
    team,
    /** The named person accountable for a contact's conversation. */
    async ownerFor(workspaceId: string, contactId: string): Promise<Person> {
      const members = (await team(workspaceId)).map((user) => ({
        id: user._id,
        name: user.name,
        role: user.role,
        isOnline: statusOf(user) === 'online',
      }));
      const owner = ownerAmong(members, contactId);
      if (!owner) throw new Error(`workspace ${workspaceId} has no people; nobody could be accountable`);
      return owner;
    },
    async candidates(workspaceId: string): Promise<Candidate[]> {
      const loads = await loadsOf(workspaceId);
      const ids = loads.map(({ user }) => user._id);
      const offers = await conversations.openOffers(ids, new Date(now()));
      return loads.map(({ user, activeCount, capacity }) => ({
        id: user._id,
        name: user.name,
        role: user.role,
        skills: user.skills,
        teamIds: user.teamIds,
        isOnline: statusOf(user) === 'online',
        activeCount,
        openOffers: offers.get(user._id) ?? 0,
        capacity,
      }));
    },
    /** Who is there, and when the next lease ends that nobody renews (ms); null where none runs. */
    async presenceBoard(workspaceId: string): Promise<{ agents: AgentPresence[]; nextEnd: number | null }> {
      const loads = await loadsOf(workspaceId);
      const agents = loads
        .map(({ user, activeCount, capacity }) => ({
          agent: { id: user._id, name: user.name },
          status: statusOf(user),
          activeCount,
          capacity,
        }))
        .sort((a, b) => a.agent.name.localeCompare(b.agent.name));
      const there = loads.filter(({ user }) => statusOf(user) !== 'offline');
      const ends = there.map(({ user }) => leaseEndOf(user.presence));
      return { agents, nextEnd: ends.length > 0 ? Math.min(...ends) : null };
    },
    /** Which of these agents are not there: they have said so, or their lease has ended. */
    async goneAmong(userIds: string[]): Promise<Set<string>> {
      const found = await users.byIds(userIds);
      const there = new Set(found.filter((user) => statusOf(user) !== 'offline').map(({ _id }) => _id));
      return new Set(userIds.filter((id) => !there.has(id)));
    },
    /** What one agent has now and may have: read from the store, since a claim rests on it. */
    async loadOf(workspaceId: string, userId: string): Promise<Load> {
      const [user, place, counts] = await Promise.all([
        users.byId(userId),
        workspaces.byId(workspaceId),
        conversations.activeCounts([userId]),
      ]);
      return {
        activeCount: counts.get(userId) ?? 0,
        capacity: capacityOf(user?.presence.capacity ?? null, place?.defaultCapacity ?? null),
      };
    },
    /** Stores an agent's presence; where no limit is given, the agent's own stays as it is. */
    async setPresence(userId: string, status: PresenceStatus, capacity: number | undefined): Promise<void> {
      await users.setPresence(userId, { status, capacity, seenAt: new Date(now()) });
      teams.clear();
    },
    /** The agent's last connection here has closed: unless another one renews it, the lease ends after a short grace. */
    async leaveSoon(userId: string): Promise<void> {
      await users.shortenPresence(userId, seenAtOfLeaving(now()));
      teams.clear();
    },
    async renewPresence(userIds: string[]): Promise<void> {
      if (userIds.length > 0) await users.renewPresence(userIds, new Date(now()));
    },
  };
}
