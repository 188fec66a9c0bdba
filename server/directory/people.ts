import type { AgentPresence } from '../../core/contract/views.ts';
import { capacityOf, type Load } from '../../core/routing/capacity.ts';
import type { Candidate } from '../../core/routing/eligibility.ts';
import { ownerAmong } from '../../core/routing/owner.ts';
import type { Person, PresenceStatus } from '../../core/values/people.ts';
import type { Conversations } from '../store/conversations.ts';
import type { Directory, UserDocument, WorkspaceDocument } from '../store/directory.ts';

/** A presence that is not renewed for this long has ended: a lease, not a flag. */
const LEASE_MS = 45_000;
export const RENEW_MS = 15_000;
const CACHE_MS = 2_000;

export type People = ReturnType<typeof createPeople>;

/** Who is there: workspaces, agents, presence. Briefly cached, since the start of a conversation asks. */
export function createPeople(
  directory: Directory,
  conversations: Pick<Conversations, 'model' | 'activeCount'>,
  now: () => number,
) {
  const { users, workspaces } = directory;
  const workspaceCache = new Map<string, { at: number; value: WorkspaceDocument | null }>();
  const teamCache = new Map<string, { at: number; value: UserDocument[] }>();

  async function workspace(id: string): Promise<WorkspaceDocument | null> {
    const known = workspaceCache.get(id);
    if (known?.value && now() - known.at < CACHE_MS * 5) return known.value;
    const value = await workspaces.findById(id).lean();
    workspaceCache.set(id, { at: now(), value });
    return value;
  }

  async function team(workspaceId: string): Promise<UserDocument[]> {
    const known = teamCache.get(workspaceId);
    if (known && now() - known.at < CACHE_MS) return known.value;
    const value = await users.find({ workspaceId }).sort({ _id: 1 }).lean();
    teamCache.set(workspaceId, { at: now(), value });
    return value;
  }

  function statusOf(user: UserDocument): PresenceStatus {
    const isRenewed = now() - user.presence.seenAt.getTime() < LEASE_MS;
    return isRenewed ? user.presence.status : 'offline';
  }

  async function activeCounts(agentIds: string[]): Promise<Map<string, number>> {
    const found = await conversations.model.aggregate<{ _id: string; count: number }>([
      { $match: { assigneeId: { $in: agentIds }, status: 'active' } },
      { $group: { _id: '$assigneeId', count: { $sum: 1 } } },
    ]);
    return new Map(found.map(({ _id, count }) => [_id, count]));
  }

  async function loadsOf(workspaceId: string): Promise<(Load & { user: UserDocument })[]> {
    const [all, place] = await Promise.all([
      users.find({ workspaceId }).sort({ _id: 1 }).lean(),
      workspace(workspaceId),
    ]);
    const counts = await activeCounts(all.map(({ _id }) => _id));
    return all.map((user) => ({
      user,
      activeCount: counts.get(user._id) ?? 0,
      capacity: capacityOf(user.presence.capacity, place?.defaultCapacity ?? null),
    }));
  }

  async function openOffers(agentIds: string[]): Promise<Map<string, number>> {
    const found = await conversations.model.aggregate<{ _id: string; count: number }>([
      {
        $match: {
          status: 'waiting',
          'offer.agent.id': { $in: agentIds },
          'offer.expiresAt': { $gt: new Date(now()) },
        },
      },
      { $group: { _id: '$offer.agent.id', count: { $sum: 1 } } },
    ]);
    return new Map(found.map(({ _id, count }) => [_id, count]));
  }

  return {
    workspace,
    async workspaceByKey(key: string): Promise<WorkspaceDocument | null> {
      return workspaces.findOne({ key }).lean();
    },
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
      const offers = await openOffers(loads.map(({ user }) => user._id));
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
    async presences(workspaceId: string): Promise<AgentPresence[]> {
      const loads = await loadsOf(workspaceId);
      return loads
        .map(({ user, activeCount, capacity }) => ({
          agent: { id: user._id, name: user.name },
          status: statusOf(user),
          activeCount,
          capacity,
        }))
        .sort((a, b) => a.agent.name.localeCompare(b.agent.name));
    },
    /** What one agent has now and may have: read from the store, since a claim rests on it. */
    async loadOf(workspaceId: string, userId: string): Promise<Load> {
      const [user, place, activeCount] = await Promise.all([
        users.findById(userId, { presence: 1 }).lean(),
        workspace(workspaceId),
        conversations.activeCount(userId),
      ]);
      return {
        activeCount,
        capacity: capacityOf(user?.presence.capacity ?? null, place?.defaultCapacity ?? null),
      };
    },
    async setPresence(
      userId: string,
      status: PresenceStatus,
      capacity: number | null | undefined,
    ): Promise<void> {
      const change = { 'presence.status': status, 'presence.seenAt': new Date(now()) };
      await users.updateOne(
        { _id: userId },
        { $set: capacity === undefined ? change : { ...change, 'presence.capacity': capacity } },
      );
      teamCache.clear();
    },
    async renewPresence(userIds: string[]): Promise<void> {
      if (userIds.length === 0) return;
      await users.updateMany({ _id: { $in: userIds } }, { $set: { 'presence.seenAt': new Date(now()) } });
    },
  };
}
