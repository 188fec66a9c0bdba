// Spreads Handrail's store over the shards of a cluster; docs/scale.md says why these keys and when to do it. Once, with
// mongosh, connected to a mongos as somebody who may administer the cluster:
//
//   mongosh "mongodb://admin@mongos:27017/handrail" docs/samples/shard-store.js
//
// Running it again changes nothing but the places of ranges that the balancer has moved meanwhile.
const database = db.getName();

const keys = {
  entries: 'conversationId',
  conversations: '_id',
  snapshots: '_id',
  acknowledgements: '_id',
  contacts: '_id',
};

// All these ids begin with evenly spread hexadecimal digits, so equal ranges hold equal shares.
const shards = db
  .getSiblingDB('config')
  .shards.find()
  .toArray()
  .map((shard) => shard._id);
const boundary = (index) =>
  Math.floor((index * 0x100000000) / shards.length)
    .toString(16)
    .padStart(8, '0');

for (const [collection, key] of Object.entries(keys)) {
  const namespace = `${database}.${collection}`;
  sh.shardCollection(namespace, { [key]: 1 });
  for (const [index, toShard] of shards.entries()) {
    const min = { [key]: index === 0 ? MinKey : boundary(index) };
    const max = { [key]: index === shards.length - 1 ? MaxKey : boundary(index + 1) };
    db.adminCommand({ moveRange: namespace, min, max, toShard });
  }
}
