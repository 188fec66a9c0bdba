import { createRequire } from 'node:module';

// An `import` would first read each of their files for the names that it exports: a fifth of a second at every start.
const load = createRequire(import.meta.filename);

export const { Cluster, Redis } = load('ioredis') as typeof import('ioredis');
export type Cluster = import('ioredis').Cluster;
export type Redis = import('ioredis').Redis;

export const { Queue, UnrecoverableError, Worker } = load('bullmq') as typeof import('bullmq');
export type Queue = import('bullmq').Queue;
